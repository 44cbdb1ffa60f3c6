using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>The identities that a registry may act as.</summary>
/// <param name="IsSystemAssigned">Whether it has a system-assigned one.</param>
/// <param name="UserAssigned">The user-assigned ones; null where there are none.</param>
/// <param name="IsSent">
/// Whether the identities are sent. A registry without any sends that it has none: otherwise one that is removed from the settings would stay attached.
/// False for a registry that was adopted without identities.
/// </param>
internal sealed record RegistryIdentity(bool IsSystemAssigned, Output<ImmutableArray<AttachedIdentity>>? UserAssigned, Output<bool> IsSent)
{
    internal static RegistryIdentity From(
        RegistryScope scope, IdentitySettings settings, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        ImmutableArray<Output<string>> attached =
            [.. settings.UserAssigned.Values.Where(identity => identity.Attach).Select(identity => identities[identity.Name].Id)];
        return new(
            settings.SystemAssigned,
            attached is [] ? null : Output.Tuple(scope.Forms, Output.All(attached)).Apply(known => FormOf(known.Item1, known.Item2)),
            scope.Forms.Apply(forms => !settings.IsEmpty || forms.Find(AdoptedRegistry.Key) is not { } found || found[AdoptedRegistry.IdentityType] is not []));
    }

    /// <summary>The ids; where the registry was adopted with just these, as Azure spells them and with Azure's principal and client ids.</summary>
    private static ImmutableArray<AttachedIdentity> FormOf(AzureForms forms, ImmutableArray<string> asked)
    {
        var ids = forms.FormOf(AdoptedRegistry.Key, AdoptedRegistry.UserAssigned, asked, ResourceIds.Comparer);
        return forms.Find(AdoptedRegistry.Key) is { } found && found[AdoptedRegistry.UserAssigned].SequenceEqual(ids)
            ? [.. ids.Index().Select(id => new AttachedIdentity(
                id.Item, found[AdoptedRegistry.PrincipalIds].ElementAtOrDefault(id.Index), found[AdoptedRegistry.ClientIds].ElementAtOrDefault(id.Index)))]
            : [.. ids.Select(id => new AttachedIdentity(id, null, null))];
    }

    /// <summary>The one of four values that says which kinds of identities there are; each API version has its own enum for it.</summary>
    internal T Kind<T>(T none, T systemAssigned, T userAssigned, T both) => (IsSystemAssigned, UserAssigned) switch
    {
        (false, null) => none,
        (true, null) => systemAssigned,
        (false, _) => userAssigned,
        (true, _) => both,
    };
}
