using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;

namespace Rehearsal.Azure.Network;

/// <summary>Record sets of private DNS zones.</summary>
internal sealed class RecordSetBehaviour : ResourceBehaviour
{
    /// <summary>The resource types, one for each type of record.</summary>
    internal static IReadOnlyList<string> Types { get; }
        = [.. ((string[])["A", "AAAA", "CNAME", "MX", "PTR", "SRV", "TXT"]).Select(record => $"{PrivateDnsZoneBehaviour.Type}/{record}")];

    internal override void Prepare(Change change)
    {
        change.Properties["fqdn"] = FullName(change.Id);
        change.Properties["isAutoRegistered"] = false;
    }

    /// <summary>The host name of a record set, with the dot that ends it; <c>@</c> is the zone itself.</summary>
    internal static string FullName(ArmId id) => id.Name == "@" ? $"{id.Parent!.Name}." : $"{id.Name}.{id.Parent!.Name}.";
}
