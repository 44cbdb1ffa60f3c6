using System.Collections.Immutable;
using GeoRegistry.Components.Identities;
using Pulumi;

namespace GeoRegistry.Components;

/// <summary>The registry itself, in its home region.</summary>
internal static class PremiumRegistry
{
    internal static DeployedRegistry Declare(
        RegistryScope scope, Output<string> registryName, ImmutableSortedDictionary<string, DeployedIdentity> identities)
        => DefaultRegistry.Declare(scope.Name, RegistryInputs.From(scope, registryName, identities), scope.Options());
}
