using System.Collections.Immutable;
using System.Text.Json;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>A declaration of the program in its place in the stack.</summary>
/// <param name="Declaration">What the program declares.</param>
/// <param name="Urn">URN of the resource.</param>
/// <param name="ShownBelow">URN of what it belongs to in plans: its parent or else the stack; null for the stack itself.</param>
/// <param name="Inputs">Its inputs; those of a provider also have what the engine needs to find the plugin.</param>
internal sealed record Registration(ResourceDeclaration Declaration, string Urn, string? ShownBelow, PropertyMap Inputs)
{
    internal string Type => Declaration.Type;

    internal string Name => Declaration.Name;

    internal bool IsProtected => Declaration.Protect ?? false;

    internal bool IsProvider => ProviderTypes.IsProvider(Type);

    /// <exception cref="Diagnostics.RehearsalException">The timeout is not a duration.</exception>
    internal TimeSpan? CreateTimeout => GoDuration.Parse(Declaration.Timeouts.Create);

    /// <inheritdoc cref="CreateTimeout"/>
    internal TimeSpan? UpdateTimeout => GoDuration.Parse(Declaration.Timeouts.Update);

    /// <summary>URNs of everything that must exist first.</summary>
    internal IEnumerable<string> Prerequisites()
        => Declaration.Dependencies
            .Concat(Declaration.PropertyDependencies.Values.SelectMany(urns => urns))
            .Concat(Declaration.ReplaceWith)
            .Concat(new[] { Declaration.ParentUrn, Declaration.DeletedWith, Declaration.Provider is { } provider ? ResourceState.ProviderUrn(provider) : null }
                .OfType<string>());

    /// <summary>The state that the resource is to have; id and outputs are those of the last run until the step is done.</summary>
    internal ResourceState ToState(long key, PropertyMap inputs, string package, ResourceState? old, DateTimeOffset now) => new()
    {
        Key = key,
        Urn = Urn,
        Type = Type,
        Custom = Declaration.Custom,
        Package = package,
        Id = old?.Id ?? "",
        Inputs = inputs,
        Outputs = old?.Outputs ?? PropertyMap.Empty,
        Parent = Declaration.ParentUrn,
        Dependencies = Declaration.Dependencies,
        PropertyDependencies = Declaration.PropertyDependencies,
        Provider = Declaration.Provider,
        Protect = IsProtected,
        RetainOnDelete = Declaration.RetainOnDelete,
        DeletedWith = Declaration.DeletedWith,
        ReplaceWith = Declaration.ReplaceWith,
        ReplacementTrigger = Declaration.ReplacementTrigger,
        IgnoreChanges = Declaration.IgnoreChanges,
        ReplaceOnChanges = Declaration.ReplaceOnChanges,
        HideDiffs = Declaration.HideDiffs,
        Hooks = Declaration.Hooks,
        AdditionalSecretOutputs = Declaration.AdditionalSecretOutputs,
        ImportId = Declaration.ImportId,
        CreateTimeout = CreateTimeout,
        UpdateTimeout = UpdateTimeout,
        DeleteTimeout = GoDuration.Parse(Declaration.Timeouts.Delete),
        Others = old?.Others ?? ImmutableSortedDictionary<string, JsonElement>.Empty,
        Failures = old?.Failures ?? [],
        Created = old?.Created ?? now,
        Modified = old?.Modified ?? now,
    };

    /// <summary>A step on the declared resource.</summary>
    internal Step ToStep(StepKind kind, ResourceState? old, PropertyMap inputs) => new()
    {
        Kind = kind,
        Urn = Urn,
        Type = Type,
        Name = Name,
        ParentUrn = ShownBelow,
        Custom = Declaration.Custom,
        Protect = IsProtected,
        LiftsProtection = old is { Protect: true } && !IsProtected,
        Id = old?.Id,
        FormerUrn = old is not null && old.Urn != Urn ? old.Urn : null,
        OldInputs = old?.Inputs,
        OldOutputs = old?.Outputs,
        NewInputs = inputs,
        HideDiffs = Declaration.HideDiffs,
    };

    /// <summary>A step that creates, or takes into the stack, the new resource of a replacement.</summary>
    internal Step ToReplacement(StepKind kind, ResourceState old, PropertyMap inputs, Comparison comparison) => ToStep(kind, old, inputs) with
    {
        Changes = comparison.Diff.Changes,
        ReplacementReasons = comparison.ReplacementReasons,
        ReplacementKeys = comparison.ReplacementKeys,
        FollowsAnother = comparison.FollowsAnother,
    };
}
