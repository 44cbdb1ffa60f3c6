using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Access;

/// <summary>Azure has one assignment of a role to a principal on a registry; a second one, even with another condition, it refuses.</summary>
internal sealed class DistinctAssignments
{
    private readonly Dictionary<(string Principal, string Role), ConfigNode> _seen = [];

    /// <summary>Reports every principal of an entry that an earlier entry, or this one, gives the same role.</summary>
    internal void Check(ConfigNode entry, IEnumerable<PrincipalSettings> principals, BuiltInRole role)
    {
        foreach (var principal in principals)
        {
            var place = PlaceOf(entry, principal);
            if (!_seen.TryAdd((KeyOf(principal), role.Id), place))
            {
                place.Report(
                    $"must not be given {role.Name} twice; {_seen[(KeyOf(principal), role.Id)].Path} gives it already",
                    "one entry with all its repositories");
            }
        }
    }

    /// <summary>An identity that exists is the same principal whether it is called by name or by object id.</summary>
    private static string KeyOf(PrincipalSettings principal) => principal.ObjectId ?? (principal.Task is { } task ? $"task {task}" : principal.Identity!);

    private static ConfigNode PlaceOf(ConfigNode entry, PrincipalSettings principal) => principal switch
    {
        { Identity: not null } => entry["identity"],
        { Task: not null } => entry["task"],
        { Region: { } region } => entry["kubelets"].Items.First(kubelet => kubelet["region"].FindRegion() == region)["objectId"],
        _ => entry["principal"]["objectId"],
    };
}
