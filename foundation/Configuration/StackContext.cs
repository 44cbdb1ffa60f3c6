using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;

namespace GeoRegistry.Configuration;

/// <summary>What is known of the stack besides the configuration of its registries.</summary>
/// <param name="StackName">The stack's name, such as <c>prod</c>.</param>
/// <param name="SubscriptionId">The Azure subscription that is deployed to, where configuration or environment name one; otherwise null.</param>
/// <param name="Today">The day it is in UTC, which days in the configuration are compared with; null to compare none.</param>
public sealed record StackContext(string StackName, string? SubscriptionId = null, DateOnly? Today = null)
{
    /// <summary>
    /// The folder of <c>Pulumi.yaml</c>, where relative paths in the configuration begin. Default, also where Pulumi does not tell it: the current one.
    /// </summary>
    public string RootDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>All keys of the stack's configuration, such as <c>azure-native:location</c>. Default none: then none is checked.</summary>
    public ImmutableArray<string> ConfigurationKeys { get; init; } = [];

    /// <summary>The file that the configuration is in. Default none: then messages name no lines, and no value is known to be encrypted.</summary>
    internal StackFile File { get; init; } = StackFile.None;

    /// <summary>The paths of the values that are encrypted in the file.</summary>
    internal IReadOnlySet<string> SecurePaths { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The cloud that is deployed into (<c>azure-native:environment</c>). Default: the public one.</summary>
    public Cloud Cloud { get; init; } = Cloud.All[0];

    private static readonly string[] SubscriptionVariables = ["ARM_SUBSCRIPTION_ID", "AZURE_SUBSCRIPTION_ID"];

    /// <summary>Whether the name has the part <c>prod</c> or <c>production</c>, as in <c>prod</c>, <c>prod-eu</c>, <c>eu_production</c>.</summary>
    public bool IsProduction => ProductionNames.Contain(StackName);

    /// <summary>The stack that is being deployed.</summary>
    internal static StackContext Current()
    {
        var folder = ProjectFolder() ?? Environment.CurrentDirectory;
        var file = StackFile.Find(folder, Deployment.Instance.StackName);
        return new(
            Deployment.Instance.StackName,
            new Config("azure-native").Get("subscriptionId")
                ?? SubscriptionVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)),
            DateOnly.FromDateTime(DateTime.UtcNow))
        {
            Cloud = TargetCloud.Current,
            RootDirectory = folder,
            ConfigurationKeys = HandedOver.Keys(),
            File = file,
            SecurePaths = HandedOver.HasSecrets(Configuration.ConfigurationKeys.Namespace) ? file.SecurePaths : ImmutableHashSet<string>.Empty,
        };
    }

    /// <summary>Null where Pulumi does not tell it: older command lines do not, and a test under mocks need not.</summary>
    private static string? ProjectFolder()
    {
        try
        {
            return Deployment.Instance.RootDirectory is { Length: > 0 } folder ? folder : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
