using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Cache rules: which repositories of upstream registries are cached, and under which names.</summary>
/// <remarks>Facts: the articles on artifact cache and its wildcards in the registry documentation.</remarks>
internal sealed class CacheRuleBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/cacheRules";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        RegistryLimits.CheckRoom(change, RegistryLimits.CacheRules, "cache rules");
        change.KeepFixed("sourceRepository");
        change.KeepFixed("targetRepository");
        var (source, target) = (Repository(change, "sourceRepository"), Repository(change, "targetRepository"));
        CheckSource(change, source);
        CheckTarget(change, target);
        if (change.Session.Find(change.Id.Parent!)!.Properties.Says("policies.softDeletePolicy.status", "enabled"))
        {
            throw ArmException.Conflict("SoftDeletePolicyInvalid", "A registry with soft delete enabled cannot have cache rules.", change.Id.Text);
        }

        change.KeepCreationDate();
        change.Properties["provisioningState"] = "Succeeded";
    }

    private static string Repository(Change change, string property)
    {
        var repository = change.Properties.TextAt(property);
        var star = repository?.IndexOf('*', StringComparison.Ordinal) ?? -1;
        return string.IsNullOrEmpty(repository) || (star >= 0 && (star != repository.Length - 1 || (star > 0 && repository[star - 1] != '/')))
            ? throw Refused($"'{repository}' is no repository: it has to be given, and may have a wildcard only as in library/*.", property)
            : repository;
    }

    private static void CheckSource(Change change, string source)
    {
        var host = source.Split('/')[0];
        if (!source.Contains('/', StringComparison.Ordinal) || !host.Contains('.', StringComparison.Ordinal))
        {
            throw Refused($"The source '{source}' has to begin with a registry's login server, as in docker.io/library/ubuntu.", "sourceRepository");
        }

        Upstreams.CheckSupported(host, "sourceRepository");
        var credentialSet = change.Properties.TextAt("credentialSetResourceId");
        Upstreams.CheckSignIn(host, signsIn: !string.IsNullOrEmpty(credentialSet) || change.Body["identity"] is not null);
        if (!string.IsNullOrEmpty(credentialSet) && !Exists(change.Session, credentialSet, change.Id.Parent!))
        {
            throw Refused($"The credential set '{credentialSet}' does not exist in the registry '{change.Id.Parent!.Name}'.", "credentialSetResourceId");
        }
    }

    private static bool Exists(CloudSession session, string credentialSet, ArmId registry)
        => ArmAddress.Parse(credentialSet) is { Tail: null } address && address.Id.Is(CredentialSetBehaviour.Type)
            && address.Id.Parent!.Key == registry.Key && session.Find(address.Id) is not null;

    private static void CheckTarget(Change change, string target)
    {
        if (change.FindInPlace(ExclusivePlace.CacheRule, change.Session.Contents.Children(change.Id.Parent!, Type)) is { } other)
        {
            throw ArmException.Conflict(
                "CacheRuleOverlaps",
                $"The target repository '{target}' overlaps with '{other.Properties.TextAt("targetRepository")}' of the cache rule '{other.ArmId.Name}'.",
                "properties.targetRepository");
        }
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidCacheRule", message, $"properties.{property}");
}
