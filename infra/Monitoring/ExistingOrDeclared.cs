using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;
using Pulumi;

namespace GeoRegistry.Monitoring;

/// <summary>Resources that settings call by the name of a declared one or by the id of one that exists.</summary>
internal static class ExistingOrDeclared
{
    /// <summary>The id of the resource that is meant.</summary>
    /// <param name="declared">Those that the registry declares, by name.</param>
    /// <param name="nameOrId">What stands in the settings.</param>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    internal static Output<string> IdOf<T>(this ImmutableDictionary<string, T> declared, string nameOrId, RegistryScope scope)
        where T : CustomResource
        => declared.TryGetValue(nameOrId, out var resource) ? resource.Id : scope.IdOf(nameOrId);
}
