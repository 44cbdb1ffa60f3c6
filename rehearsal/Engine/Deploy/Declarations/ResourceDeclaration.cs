using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>A resource as the program declares it, with its options.</summary>
internal sealed record ResourceDeclaration
{
    /// <summary>Type token, for example <c>azure-native:containerregistry:Replication</c>.</summary>
    internal required string Type { get; init; }

    /// <summary>Logical name.</summary>
    internal required string Name { get; init; }

    /// <summary>False for components and the stack.</summary>
    internal required bool Custom { get; init; }

    /// <summary>URN of the parent; null for none.</summary>
    internal string? ParentUrn { get; init; }

    internal PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>URNs of all resources that it depends on.</summary>
    internal ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Per input the URNs of the resources that its value comes from.</summary>
    internal ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; }
        = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Its provider (<c>URN::ID</c>); null when the program names none.</summary>
    internal string? Provider { get; init; }

    /// <summary>For a component, the providers (<c>URN::ID</c>) of the resources in it, by package.</summary>
    internal ImmutableSortedDictionary<string, string> Providers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The plugin that its default provider needs.</summary>
    internal PluginRequest Plugin { get; init; } = PluginRequest.Any;

    /// <summary>Null when the program does not say.</summary>
    internal bool? Protect { get; init; }

    internal bool RetainOnDelete { get; init; }

    /// <summary>Null when the program leaves it to the provider.</summary>
    internal bool? DeleteBeforeReplace { get; init; }

    /// <summary>URN of a resource whose deletion deletes this one as well; null for none.</summary>
    internal string? DeletedWith { get; init; }

    /// <summary>URNs of resources whose replacement replaces this one as well.</summary>
    internal ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces the resource; null for none.</summary>
    internal PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>Paths of the properties whose changes are ignored.</summary>
    internal ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Paths of the properties whose changes replace the resource.</summary>
    internal ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Paths of the properties of which no details are shown when they change.</summary>
    internal ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>The names of the hooks, by when they run.</summary>
    internal ImmutableSortedDictionary<HookKind, ImmutableArray<string>> Hooks { get; init; }
        = ImmutableSortedDictionary<HookKind, ImmutableArray<string>>.Empty;

    /// <summary>Names of outputs that are secret.</summary>
    internal ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The id of an existing resource to import; null for none.</summary>
    internal string? ImportId { get; init; }

    /// <summary>How long operations may take.</summary>
    internal OperationTimeouts Timeouts { get; init; } = OperationTimeouts.None;

    /// <summary>How the resource was known before.</summary>
    internal ImmutableArray<ResourceAlias> Aliases { get; init; } = [];
}

/// <summary>How long operations on a resource may take, as Go writes durations; empty for the provider's defaults.</summary>
internal sealed record OperationTimeouts(string Create, string Update, string Delete)
{
    internal static OperationTimeouts None { get; } = new("", "", "");
}

/// <summary>An earlier identity of a resource: a whole URN, or the parts of it that were different.</summary>
internal abstract record ResourceAlias
{
    private ResourceAlias() { }

    /// <summary>A whole URN.</summary>
    internal sealed record Whole(string Urn) : ResourceAlias;

    /// <summary>Parts of a URN; an empty one is as it is now.</summary>
    /// <param name="Parent">The parent.</param>
    internal sealed record Parts(string Stack, string Project, string Type, string Name, FormerParent Parent) : ResourceAlias;
}

/// <summary>The parent that a resource had under an alias.</summary>
/// <param name="IsCurrent">Whether it is the parent that the resource has now.</param>
/// <param name="Urn">The URN of another one; null for none.</param>
internal readonly record struct FormerParent(bool IsCurrent, string? Urn)
{
    internal static FormerParent Current { get; } = new(true, null);
}
