using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO052: a subnet is large enough for the endpoints in it.</summary>
public sealed class SubnetHoldsEndpoints : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO052",
        Title = "Subnets hold their endpoints",
        Checks = "A declared `Subnet` has an address for every name of every registry endpoint in it: one for the registry and one for each "
            + "region, twice with regional endpoints; and one for every machine of an agent pool.",
        Why = "Where one subnet is full, the whole replica is taken back, and the error does not say which subnet it was.",
        Fix = "Give the subnet a shorter prefix: /27 at least, better /24.",
        Severity = Severity.Error,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Subnet];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        var needs = SubnetNeeds.Of(judgement.Stack, subject);
        judgement.Require(
            needs.Fit(subject, needs.Addresses),
            "addressPrefix",
            $"registry endpoints and agent pools in the subnet take {needs.Addresses} addresses, more than {SubnetNeeds.Prefix(subject)} has; "
                + $"it takes a /{SubnetArithmetic.PrefixLengthFor(needs.Addresses)}");
    }
}
