using System.Collections.Frozen;

namespace GeoRegistry.Azure;

/// <summary>
/// Where agent pools of registries are offered, and how large they can be. Source: Microsoft's page "Run an ACR task on a dedicated agent pool"; that Azure
/// refuses other regions (<c>LocationNotAvailableForResourceType</c>) is in github.com/Azure/AKS-Construction/issues/193.
/// </summary>
public static class AgentPoolLimits
{
    /// <summary>How many virtual CPUs the machines of a registry's standard pools have together, unless Azure's support raises it.</summary>
    public const int StandardCpus = 16;

    /// <summary>The tier of machines that nobody shares. A registry has none of them unless Azure's support raises the quota.</summary>
    public const string IsolatedTier = "I6";

    /// <summary>Where a quota is raised.</summary>
    public const string SupportRequest = "https://aka.ms/acr/support/create-ticket";

    private static readonly FrozenDictionary<string, int> Cpus = new Dictionary<string, int>
    {
        ["S1"] = 2,
        ["S2"] = 4,
        ["S3"] = 8,
        [IsolatedTier] = 64,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the regions that offer agent pools, those of the clouds for governments among them, sorted.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "canadacentral", "centralus", "eastasia", "eastus", "eastus2", "northeurope", "southcentralus", "switzerlandnorth", "usgovarizona", "usgovtexas",
        "usgovvirginia", "westeurope", "westus2",
    ];

    /// <summary>How many virtual CPUs a machine has, by the pool's tier; null for a tier that Azure does not have.</summary>
    public static int? CpusOf(string tier) => Cpus.TryGetValue(tier, out var cpus) ? cpus : null;
}
