using GeoRegistry.Configuration;

namespace GeoRegistry.Identities;

/// <summary>Reads where other sections name an identity.</summary>
internal static class IdentityReference
{
    /// <summary>The identity of this name; null, reported, when the registry's section <c>identity</c> has none.</summary>
    internal static UserAssignedIdentitySettings? AsIdentity(this ConfigNode node, IdentitySettings identities)
    {
        if (node.AsText() is not { } name)
            return null;
        if (identities.UserAssigned.TryGetValue(name, out var identity))
            return identity;
        node.Report("must be the name of an identity in identity.userAssigned of this registry", Nearest.To(name, identities.UserAssigned.Keys));
        return null;
    }
}
