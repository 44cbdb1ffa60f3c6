using System.Collections.Immutable;
using System.Globalization;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Cost;

/// <summary>What the resources of a stack cost in a month, if <see cref="Prices"/> has their prices.</summary>
/// <param name="items">The resources by kind, with their costs.</param>
internal sealed class CostEstimate(ImmutableArray<CostEstimate.Item> items)
{
    private const string Premium = "Premium";

    /// <summary>The sum of the known costs.</summary>
    internal decimal Total => items.Sum(item => item.Known);

    /// <summary>Whether the sum may be higher, because a cost is not known yet.</summary>
    internal bool MayBeMore => items.Any(item => item.MayBeMore);

    /// <summary>The cost of a stack.</summary>
    internal static CostEstimate Of(DeclaredStack stack) => new(
    [
        Item.Of("registries", stack.Of(Kinds.Registry).Select(registry => registry["sku.name"].Text is { } tier ? Prices.RegistryPerMonth(tier) : null)),
        Item.Of("replicas", stack.Of(Kinds.Replication).Select(_ => Prices.RegistryPerMonth(Premium))),
        Item.Of("private endpoints", stack.Of(Kinds.PrivateEndpoint).Select(_ => (decimal?)(Prices.PrivateEndpointPerHour * Prices.HoursPerMonth))),
        Item.Of("private DNS zones", stack.Of(Kinds.PrivateZone).Select(_ => (decimal?)Prices.PrivateZonePerMonth)),
        Item.Of("agent pools", stack.Of(Kinds.AgentPool).Select(CostOf)),
    ]);

    /// <summary>A sum as text: <c>12.50 US dollars</c>.</summary>
    internal static string Dollars(decimal sum) => $"{Number(sum)} US dollars";

    /// <summary>The sum and what it consists of: <c>58.69 US dollars (registries: 1 for 50.69, ...)</c>.</summary>
    public override string ToString()
        => $"{Dollars(Total)} ({string.Join(", ", items.Where(item => item.Count > 0))})";

    private static string Number(decimal sum) => sum.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Azure creates one machine if no count is given.</summary>
    private static decimal? CostOf(DeclaredResource pool)
    {
        var count = pool["count"].IsGiven.IsNo ? 1 : (decimal?)pool["count"].Number;
        return pool["tier"].Text is { } tier ? count * Prices.AgentPerMonth(tier) : null;
    }

    /// <summary>Resources of a kind.</summary>
    /// <param name="Things">What they are.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Known">The sum of the known costs.</param>
    /// <param name="MayBeMore">Whether the cost of others is not known.</param>
    internal sealed record Item(string Things, int Count, decimal Known, bool MayBeMore)
    {
        internal static Item Of(string things, IEnumerable<decimal?> costs)
        {
            var all = costs.ToList();
            return new(things, all.Count, all.Sum() ?? 0, all.Contains(null));
        }

        /// <summary>The resources as text: <c>registries: 2 for 101.38</c>.</summary>
        public override string ToString() => $"{Things}: {Count} for {Number(Known)}";
    }
}
