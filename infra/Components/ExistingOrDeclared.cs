using System.Collections.Immutable;
using Pulumi;

namespace GeoRegistry.Components;

/// <summary>Resources that settings call by the name of a declared one or by the id of one that exists.</summary>
internal static class ExistingOrDeclared
{
    /// <summary>The id of the resource that is meant.</summary>
    /// <param name="declared">The declared ones, by name.</param>
    /// <param name="nameOrId">What stands in the settings.</param>
    internal static Output<string> IdOf<T>(this ImmutableDictionary<string, T> declared, string nameOrId)
        where T : CustomResource
        => declared.TryGetValue(nameOrId, out var resource) ? resource.Id : Output.Create(nameOrId);
}
