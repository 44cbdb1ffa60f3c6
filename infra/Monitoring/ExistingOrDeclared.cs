using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Monitoring;

/// <summary>Resources that the settings refer to by the name of a declared one or by the id of an existing one.</summary>
internal static class ExistingOrDeclared
{
    /// <summary>The id of the resource that a setting refers to.</summary>
    /// <param name="declared">Those that the registry declares, by name.</param>
    /// <param name="nameOrId">The setting.</param>
    /// <param name="scope">Shared context of the registry's parts.</param>
    internal static Output<string> IdOf<T>(this ImmutableDictionary<string, T> declared, string nameOrId, RegistryScope scope)
        where T : CustomResource
        => declared.TryGetValue(nameOrId, out var resource) ? resource.Id : scope.IdOf(nameOrId);
}
