using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO059: resources have the tags that the organization asks for.</summary>
internal sealed class HasRequiredTags : Rule
{
    /// <summary>The kinds of this program's resources that can have tags, except template deployments, which only record what was done.</summary>
    private static readonly ImmutableArray<string> Taggable =
    [
        Kinds.ResourceGroup,
        Kinds.Registry,
        Kinds.Replication,
        Kinds.Webhook,
        Kinds.Task,
        Kinds.AgentPool,
        Kinds.PrivateEndpoint,
        Kinds.VirtualNetwork,
        Kinds.PrivateZone,
        Kinds.VirtualNetworkLink,
        Kinds.Vault,
        Kinds.Workspace,
        "keyvault:Key",
        "managedidentity:UserAssignedIdentity",
        "monitor:ActionGroup",
        "monitor:ActivityLogAlert",
        "monitor:MetricAlert",
        "monitor:ScheduledQueryRule",
        "eventgrid:SystemTopic",
    ];

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO059",
        Title = "Resources have the required tags",
        Checks = "Every resource that can have tags has those in `policies.parameters.requiredTags`; letter case is ignored.",
        Why = "Bills and alerts find their owners by tags; a resource without them belongs to nobody.",
        Fix = "Add them to `tags` of the registry, which all its parts get.",
        Severity = Severity.Warning,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources",
        Parameter = "requiredTags",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => Taggable;

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var missing = evaluation.Parameters.RequiredTags.Where(tag => !subject["tags"].Members.Keys.Contains(tag, TagLimits.NameComparer)).ToList();
        evaluation.Require(
            missing is [] ? Decision.Yes : subject["tags"].IsUnknown ? Decision.Undecided : Decision.No,
            "tags",
            $"the resource lacks the tags {string.Join(", ", missing)}");
    }
}
