using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Components.Adoption;
using Pulumi;

namespace GeoRegistry.Components.Identities;

/// <summary>The identities that a registry may act as.</summary>
/// <param name="IsSystemAssigned">Whether it has one of its own.</param>
/// <param name="UserAssignedIds">The ids of the user-assigned ones; null where there are none.</param>
/// <param name="IsSaid">
/// Whether a registry without identities says so outright: were nothing said, one that is taken out of the settings would stay attached. One that was
/// taken over without has nothing to say.
/// </param>
internal sealed record RegistryIdentity(bool IsSystemAssigned, Output<ImmutableArray<string>>? UserAssignedIds, Output<bool> IsSaid)
{
    internal static RegistryIdentity From(RegistryScope scope, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        var settings = scope.Settings.Identity;
        ImmutableArray<Output<string>> attached =
            [.. settings.UserAssigned.Values.Where(identity => identity.Attach).Select(identity => identities[identity.Name].Id)];
        return new(
            settings.SystemAssigned,
            attached is [] ? null : Output.Tuple(scope.Forms, Output.All(attached)).Apply(
                known => known.Item1.FormOf(AdoptedRegistry.Key, AdoptedRegistry.UserAssigned, known.Item2, ResourceIds.Comparer)),
            scope.Forms.Apply(forms => settings.SystemAssigned || attached is not []
                || forms.Find(AdoptedRegistry.Key) is not { } found || found[AdoptedRegistry.IdentityType] is not []));
    }

    /// <summary>The one of four values that says which kinds of identities there are; each API version has an enum of its own for it.</summary>
    internal T Kind<T>(T none, T systemAssigned, T userAssigned, T both) => (IsSystemAssigned, UserAssignedIds) switch
    {
        (false, null) => none,
        (true, null) => systemAssigned,
        (false, _) => userAssigned,
        (true, _) => both,
    };
}
