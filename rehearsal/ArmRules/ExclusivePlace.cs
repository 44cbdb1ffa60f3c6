namespace Rehearsal.ArmRules;

/// <summary>
/// A place that only one resource of a type can have at a time, whatever its name: the simulated Azure refuses the second one, and a plan reports
/// it as an error.
/// </summary>
/// <param name="ArmType">The resources' type.</param>
/// <param name="Describe">What a resource has the place of, as in <c>the only system topic of the source …</c>.</param>
/// <param name="IsShared">Whether two resources of the type need the same place. Unknown values are different.</param>
internal sealed record ExclusivePlace(string ArmType, Func<ArmBody, string> Describe, Func<ArmBody, ArmBody, bool> IsShared)
{
    /// <summary>One role for one principal at one scope.</summary>
    internal static readonly ExclusivePlace RoleAssignment = new(
        "Microsoft.Authorization/roleAssignments",
        assignment => $"the one assignment of its role to its principal at '{assignment.Parent}'",
        (one, other) => one.HasSameParent(other) && one.HasSame(other, "properties.principalId") && Role(one) is { } role && role == Role(other));

    /// <summary>One federated credential for one issuer and subject. Fact: "Important considerations … for federated identity credentials".</summary>
    internal static readonly ExclusivePlace FederatedCredential = new(
        "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
        credential => $"the issuer and subject of its identity ('{credential.Text("properties.subject")}')",
        (one, other) => one.HasSameParent(other)
            && one.HasSame(other, "properties.issuer", StringComparison.Ordinal) && one.HasSame(other, "properties.subject", StringComparison.Ordinal));

    /// <summary>
    /// One cache rule for one target: two wildcards that overlap, or the same repository. One for a repository goes before a wildcard that covers it.
    /// </summary>
    internal static readonly ExclusivePlace CacheRule = new(
        "Microsoft.ContainerRegistry/registries/cacheRules",
        rule => $"the target repository '{rule.Text("properties.targetRepository")}'",
        (one, other) => one.HasSameParent(other) && Text(one, other, "properties.targetRepository") is var (left, right) && Overlap(left, right));

    /// <summary>One replica in a region.</summary>
    internal static readonly ExclusivePlace Replica = new(
        "Microsoft.ContainerRegistry/registries/replications",
        replica => $"the one replica of its registry in {replica.Text("location")}",
        (one, other) => one.HasSameParent(other) && Text(one, other, "location") is var (left, right)
            && Compact(left).Equals(Compact(right), StringComparison.OrdinalIgnoreCase));

    /// <summary>One diagnostic setting for a category and a destination.</summary>
    internal static readonly ExclusivePlace DiagnosticSetting = new(
        "Microsoft.Insights/diagnosticSettings",
        setting => $"a destination of diagnostics of '{setting.Parent}', and sends the same categories there",
        (one, other) => DiagnosticSinks.Shared(one, other) is not null);

    /// <summary>One system topic for a source.</summary>
    internal static readonly ExclusivePlace SystemTopic = new(
        "Microsoft.EventGrid/systemTopics",
        topic => $"the only system topic of the source '{topic.Text("properties.source")}'",
        (one, other) => one.HasSame(other, "properties.source"));

    /// <summary>One DNS zone group for a private endpoint.</summary>
    internal static readonly ExclusivePlace ZoneGroup = new(
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
        group => $"the only zone group of the private endpoint '{group.Parent}'",
        (one, other) => one.HasSameParent(other));

    /// <summary>One link of a network to zones of a name, and one in which it registers its machines.</summary>
    internal static readonly ExclusivePlace ZoneLink = new(
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        link => $"the link of its network to a zone '{ZoneName(link)}'",
        (one, other) => one.HasSame(other, "properties.virtualNetwork.id")
            && (ZoneName(one).Equals(ZoneName(other), StringComparison.OrdinalIgnoreCase) || (Registers(one) && Registers(other))));

    /// <summary>One subnet for an address.</summary>
    internal static readonly ExclusivePlace Subnet = new(
        "Microsoft.Network/virtualNetworks/subnets",
        subnet => $"addresses of {string.Join(", ", AddressRanges.OfSubnet(subnet))} in its network",
        (one, other) => one.HasSameParent(other)
            && AddressRanges.OfSubnet(one).Any(range => AddressRanges.OfSubnet(other).Any(taken => range.Overlaps(taken))));

    /// <summary>One registry of a name in all of Azure.</summary>
    internal static readonly ExclusivePlace Registry = new("Microsoft.ContainerRegistry/registries", GlobalName, HaveSameName);

    /// <summary>One storage account of a name in all of Azure.</summary>
    internal static readonly ExclusivePlace StorageAccount = new("Microsoft.Storage/storageAccounts", GlobalName, HaveSameName);

    /// <summary>All places that are known.</summary>
    internal static readonly IReadOnlyList<ExclusivePlace> All =
        [RoleAssignment, FederatedCredential, CacheRule, Replica, DiagnosticSetting, SystemTopic, ZoneGroup, ZoneLink, Subnet, Registry, StorageAccount];

    // The id of a role can have any scope; its name identifies it.
    private static string? Role(ArmBody assignment)
        => assignment.Text("properties.roleDefinitionId") is { } id ? id[(id.LastIndexOf('/') + 1)..].ToLowerInvariant() : null;

    private static bool Overlap(string left, string right)
        => left.EndsWith('*') && right.EndsWith('*')
            ? left.StartsWith(right[..^1], StringComparison.OrdinalIgnoreCase) || right.StartsWith(left[..^1], StringComparison.OrdinalIgnoreCase)
            : left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string ZoneName(ArmBody link) => new ArmBody(link.Parent, []).Name;

    private static bool Registers(ArmBody link) => link.Flag("properties.registrationEnabled");

    private static string GlobalName(ArmBody resource) => $"the name {resource.Name}, which is unique in all of Azure";

    private static bool HaveSameName(ArmBody one, ArmBody other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    // Regions are written with and without spaces.
    private static string Compact(string region) => region.Replace(" ", "", StringComparison.Ordinal);

    private static (string, string)? Text(ArmBody one, ArmBody other, string path)
        => one.Text(path) is { } left && other.Text(path) is { } right ? (left, right) : null;
}
