using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;

namespace GeoRegistry.Components.Identities;

/// <summary>The identities that a registry may act as.</summary>
/// <param name="IsSystemAssigned">Whether it has one of its own.</param>
/// <param name="UserAssignedIds">The ids of the user-assigned ones; null where there are none.</param>
internal sealed record RegistryIdentity(bool IsSystemAssigned, Output<ImmutableArray<string>>? UserAssignedIds)
{
    internal static RegistryIdentity From(IdentitySettings settings, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        ImmutableArray<Output<string>> attached =
            [.. settings.UserAssigned.Values.Where(identity => identity.Attach).Select(identity => identities[identity.Name].Id)];
        return new(settings.SystemAssigned, attached is [] ? null : Output.All(attached));
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
