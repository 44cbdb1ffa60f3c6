using GeoRegistry.Azure;
using Pulumi;

namespace GeoRegistry.Settings;

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

    /// <summary>The cloud that is deployed into (<c>azure-native:environment</c>). Default: the public one.</summary>
    public Cloud Cloud { get; init; } = Cloud.All[0];

    private static readonly string[] SubscriptionVariables = ["ARM_SUBSCRIPTION_ID", "AZURE_SUBSCRIPTION_ID"];

    /// <summary>Whether the name has the part <c>prod</c> or <c>production</c>, as in <c>prod</c>, <c>prod-eu</c>, <c>eu_production</c>.</summary>
    public bool IsProduction => ProductionNames.Contain(StackName);

    /// <summary>The stack that is being deployed.</summary>
    internal static StackContext Current() => new(
        Deployment.Instance.StackName,
        new Config("azure-native").Get("subscriptionId")
            ?? SubscriptionVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)),
        DateOnly.FromDateTime(DateTime.UtcNow))
    {
        Cloud = Cloud.Current,
        RootDirectory = ProjectFolder() ?? Environment.CurrentDirectory,
    };

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
