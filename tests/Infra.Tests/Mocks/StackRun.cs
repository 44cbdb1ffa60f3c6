using System.Collections.Immutable;
using System.Text.Json;
using GeoRegistry;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Mocks;

/// <summary>Runs the program under mocks, with settings as they stand in a stack file.</summary>
internal static class StackRun
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Runs the whole stack with settings that it takes.</summary>
    internal static async Task<AzureMocks> StackAsync(string yaml, bool preview = false, string? cloud = null)
    {
        var mocks = new AzureMocks();
        await RunAsync(mocks, yaml, preview, cloud);
        return mocks;
    }

    /// <summary>Runs the whole stack with settings that it refuses.</summary>
    internal static async Task<(AzureMocks Mocks, RunException Refusal)> RefusedAsync(string yaml, string? cloud = null)
    {
        var mocks = new AzureMocks();
        return (mocks, await Assert.ThrowsAnyAsync<RunException>(() => RunAsync(mocks, yaml, preview: false, cloud)));
    }

    /// <summary>Runs a program that declares resources by itself.</summary>
    internal static async Task<(AzureMocks Mocks, ImmutableArray<Resource> Resources)> ProgramAsync(Action program, bool preview = false)
    {
        var mocks = new AzureMocks();
        return (mocks, await Deployment.TestAsync(mocks.Object, Options(preview), program));
    }

    /// <summary>The configuration reaches the stack as it does in real life: in the environment, which runs take turns to set.</summary>
    private static async Task RunAsync(AzureMocks mocks, string yaml, bool preview, string? cloud)
    {
        await OneAtATime.WaitAsync();
        try
        {
            var configuration = new Dictionary<string, string> { [$"{StackSettings.Namespace}:registries"] = Yaml.ToJson(yaml) };
            if (cloud is not null)
                configuration["azure-native:environment"] = cloud;
            Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(configuration));
            _ = await Deployment.TestAsync<RegistryStack>(mocks.Object, Options(preview));
        }
        finally
        {
            Environment.SetEnvironmentVariable(ConfigVariable, null);
            _ = OneAtATime.Release();
        }
    }

    private static TestOptions Options(bool preview) => new() { ProjectName = "geo-registry", StackName = "test", IsPreview = preview };
}
