using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO052: a subnet is large enough for the endpoints in it.</summary>
internal sealed class SubnetHoldsEndpoints : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO052",
        Title = "Subnets hold their endpoints",
        Checks = "A declared `Subnet` has an address for every name of every registry endpoint in it: one for the registry and one for each "
            + "region, twice with regional endpoints; and one for every machine of an agent pool.",
        Why = "If one subnet is full, Azure rolls back the whole replica, and the error does not name the subnet.",
        Fix = "Give the subnet a shorter prefix: /27 at least, better /24.",
        Severity = Severity.Error,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Subnet];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var needs = SubnetNeeds.Of(evaluation.Stack, subject);
        evaluation.Require(
            needs.Fit(subject, needs.Addresses),
            "addressPrefix",
            $"registry endpoints and agent pools in the subnet need {needs.Addresses} addresses, more than {SubnetNeeds.Prefix(subject)} has; "
                + $"a /{SubnetArithmetic.PrefixLengthFor(needs.Addresses)} is enough");
    }
}
