using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;

namespace GeoRegistry.Monitoring;

/// <summary>The Log Analytics workspaces that are declared here.</summary>
internal static class Workspaces
{
    /// <returns>The workspaces by name.</returns>
    internal static ImmutableDictionary<string, Workspace> Declare(RegistryScope scope, ImmutableArray<WorkspaceSettings> settings)
        => settings.ToImmutableDictionary(workspace => workspace.Name, workspace => Declare(scope, workspace));

    private static Workspace Declare(RegistryScope scope, WorkspaceSettings settings)
    {
        var arguments = new WorkspaceArgs
        {
            WorkspaceName = settings.Name,
            ResourceGroupName = scope.ResourceGroupOr(settings.ResourceGroup),
            Location = settings.Region.Name,
            Sku = new WorkspaceSkuArgs { Name = WorkspaceSkuNameEnum.PerGB2018 },
            RetentionInDays = settings.RetentionDays,
            Tags = scope.Tags(settings.Tags),
        };
        if (settings.DailyQuotaGb is { } quota)
            arguments.WorkspaceCapping = new WorkspaceCappingArgs { DailyQuotaGb = quota };
        var options = scope.OptionsOf($"workspace-{settings.Name}", ["workspaceName"]);
        var path = $"Microsoft.OperationalInsights/workspaces/{settings.Name}";
        options.ImportId = scope.AdoptedId(settings.Adopt, path, settings.ResourceGroup);
        return scope.Publish(new Workspace(scope.NameOf($"workspace-{settings.Name}"), arguments, options), path, settings.ResourceGroup);
    }
}
