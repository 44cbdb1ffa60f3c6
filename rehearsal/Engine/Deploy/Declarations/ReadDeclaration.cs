using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>A resource that the program only reads.</summary>
internal sealed record ReadDeclaration
{
    /// <summary>Type token.</summary>
    internal required string Type { get; init; }

    /// <summary>Logical name.</summary>
    internal required string Name { get; init; }

    /// <summary>Provider id; a placeholder while it is not known.</summary>
    internal required string Id { get; init; }

    /// <summary>URN of the parent; null for none.</summary>
    internal string? ParentUrn { get; init; }

    /// <summary>Properties that help to find it.</summary>
    internal PropertyMap Properties { get; init; } = PropertyMap.Empty;

    /// <summary>Its provider (<c>URN::ID</c>); null when the program names none.</summary>
    internal string? Provider { get; init; }

    /// <summary>The plugin that its default provider needs.</summary>
    internal PluginRequest Plugin { get; init; } = PluginRequest.Any;

    /// <summary>URNs of all resources that it depends on.</summary>
    internal ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Names of outputs that are secret.</summary>
    internal ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];
}
