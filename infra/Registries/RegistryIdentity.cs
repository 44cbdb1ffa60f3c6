using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>The identities that a registry may act as.</summary>
/// <param name="IsSystemAssigned">Whether it has one of its own.</param>
/// <param name="UserAssigned">The user-assigned ones; null where there are none.</param>
/// <param name="IsSaid">
/// Whether a registry without identities says so outright: were nothing said, one that is taken out of the settings would stay attached. One that was
/// taken over without has nothing to say.
/// </param>
internal sealed record RegistryIdentity(bool IsSystemAssigned, Output<ImmutableArray<AttachedIdentity>>? UserAssigned, Output<bool> IsSaid)
{
    internal static RegistryIdentity From(RegistryScope scope, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        var settings = scope.Settings.Identity;
        ImmutableArray<Output<string>> attached =
            [.. settings.UserAssigned.Values.Where(identity => identity.Attach).Select(identity => identities[identity.Name].Id)];
        return new(
            settings.SystemAssigned,
            attached is [] ? null : Output.Tuple(scope.Forms, Output.All(attached)).Apply(known => FormOf(known.Item1, known.Item2)),
            scope.Forms.Apply(forms => !settings.IsEmpty || forms.Find(AdoptedRegistry.Key) is not { } found || found[AdoptedRegistry.IdentityType] is not []));
    }

    /// <summary>The ids as Azure has them where the registry was taken over with just these, and then with what Azure knows of them.</summary>
    private static ImmutableArray<AttachedIdentity> FormOf(AzureForms forms, ImmutableArray<string> asked)
    {
        var ids = forms.FormOf(AdoptedRegistry.Key, AdoptedRegistry.UserAssigned, asked, ResourceIds.Comparer);
        return forms.Find(AdoptedRegistry.Key) is { } found && found[AdoptedRegistry.UserAssigned].SequenceEqual(ids)
            ? [.. ids.Index().Select(id => new AttachedIdentity(
                id.Item, found[AdoptedRegistry.PrincipalIds].ElementAtOrDefault(id.Index), found[AdoptedRegistry.ClientIds].ElementAtOrDefault(id.Index)))]
            : [.. ids.Select(id => new AttachedIdentity(id, null, null))];
    }

    /// <summary>The one of four values that says which kinds of identities there are; each API version has an enum of its own for it.</summary>
    internal T Kind<T>(T none, T systemAssigned, T userAssigned, T both) => (IsSystemAssigned, UserAssigned) switch
    {
        (false, null) => none,
        (true, null) => systemAssigned,
        (false, _) => userAssigned,
        (true, _) => both,
    };
}
