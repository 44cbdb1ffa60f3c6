using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO053: a subnet still holds its endpoints after another replica.</summary>
public sealed class SubnetHasRoomToGrow : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO053",
        Title = "Subnets have room for another region",
        Checks = "A declared `Subnet` that holds its registry endpoints and agent pools holds them still when each registry gets one more replica.",
        Why = "A replica takes an address of every endpoint. The day it is needed is a bad one to move endpoints to a larger subnet.",
        Fix = "Give the subnet a shorter prefix: /27 at least, better /24.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Subnet];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        var needs = SubnetNeeds.Of(judgement.Stack, subject);
        if (needs.Fit(subject, needs.Addresses).IsNo)
            return;
        judgement.Require(
            needs.Fit(subject, needs.WithOneMoreRegion),
            "addressPrefix",
            $"with one region more, registry endpoints and agent pools take {needs.WithOneMoreRegion} addresses, more than {SubnetNeeds.Prefix(subject)} has; "
                + $"it takes a /{SubnetArithmetic.PrefixLengthFor(needs.WithOneMoreRegion)}");
    }
}
