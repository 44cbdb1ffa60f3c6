using System.Collections.Immutable;
using GeoRegistry;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Running;
using GeoRegistry.Policies.Testing;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Mocks;

/// <summary>Runs the program under mocks, with settings as in a stack file.</summary>
internal static class StackRun
{
    /// <summary>Runs the whole stack with settings that it takes.</summary>
    internal static async Task<AzureMocks> StackAsync(
        string yaml, bool preview = false, string? cloud = null, string? subscription = null, AzureMocks? mocks = null)
    {
        mocks ??= new AzureMocks();
        await RunAsync(mocks, yaml, preview, cloud, subscription);
        return mocks;
    }

    /// <summary>Runs the whole stack with settings that it refuses.</summary>
    /// <param name="yaml">The settings.</param>
    /// <param name="cloud">The cloud; null for the default.</param>
    /// <param name="arrange">Changes answers; null for none.</param>
    /// <param name="subscription">The subscription that is deployed to; null where nothing names it.</param>
    internal static async Task<(AzureMocks Mocks, RunException Refusal)> RefusedAsync(
        string yaml, string? cloud = null, Action<AzureMocks>? arrange = null, string? subscription = null)
    {
        var mocks = new AzureMocks();
        arrange?.Invoke(mocks);
        return (mocks, await Assert.ThrowsAnyAsync<RunException>(() => RunAsync(mocks, yaml, preview: false, cloud, subscription)));
    }

    /// <summary>Runs a program that declares resources by itself.</summary>
    internal static async Task<(AzureMocks Mocks, ImmutableArray<Resource> Resources)> ProgramAsync(
        Action program, bool preview = false, Omission omission = Omission.None)
    {
        var mocks = new AzureMocks(omission);
        return (mocks, await Deployment.TestAsync(mocks.Object, Options(preview), program));
    }

    private static Task RunAsync(AzureMocks mocks, string yaml, bool preview, string? cloud, string? subscription = null)
        => PolicyTest.WithConfigurationAsync(
            [
                ($"{ConfigurationKeys.Namespace}:registries", Yaml.ToJson(yaml)),
                .. cloud is null ? [] : new[] { ("azure-native:environment", cloud) },
                .. subscription is null ? [] : new[] { ("azure-native:subscriptionId", subscription) },
            ],
            () => Deployment.TestWithServiceProviderAsync<RegistryStack>(mocks.Object, new StackFactory<RegistryStack>(() => new()), Options(preview)));

    private static TestOptions Options(bool preview) => new() { ProjectName = "geo-registry", StackName = "test", IsPreview = preview };
}
