using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO053: a subnet still holds its endpoints after another replica.</summary>
internal sealed class SubnetHasRoomToGrow : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO053",
        Title = "Subnets have room for another region",
        Checks = "A declared `Subnet` that holds its registry endpoints and agent pools holds them still when each registry gets one more replica.",
        Why = "A replica takes an address of every endpoint. Endpoints are hard to move to a larger subnet on the day that a replica is needed.",
        Fix = "Give the subnet a shorter prefix: /27 at least, better /24.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Subnet];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var needs = SubnetNeeds.Of(evaluation.Stack, subject);
        if (needs.Fit(subject, needs.Addresses).IsNo)
            return;
        evaluation.Require(
            needs.Fit(subject, needs.WithOneMoreRegion),
            "addressPrefix",
            $"with one more region, registry endpoints and agent pools need {needs.WithOneMoreRegion} addresses, more than {SubnetNeeds.Prefix(subject)} has; "
                + $"a /{SubnetArithmetic.PrefixLengthFor(needs.WithOneMoreRegion)} is enough");
    }
}
