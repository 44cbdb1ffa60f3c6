using System.Collections.Immutable;
using System.Text.Json;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>A resource as the program has declared it.</summary>
/// <param name="ShownBelow">URN of what it belongs to in plans: its parent or else the stack.</param>
internal sealed record Registration(RegisterResourceRequest Request, string Urn, string? ShownBelow, PropertyMap Inputs)
{
    /// <exception cref="RehearsalException">It has a property path or a value that cannot be understood.</exception>
    internal static Registration Read(RegisterResourceRequest request, Deployment deployment)
    {
        foreach (var path in request.HideDiffs)
        {
            _ = PropertyPath.Parse(path);
        }
        var inputs = WireValues.Read(request.Object);
        return new Registration(
            request,
            Urns.Of(deployment.Stack.Name, deployment.Stack.Project, request.Parent, request.Type, request.Name),
            Text(request.Parent) ?? (request.Type == Urns.StackType ? null : deployment.RootUrn),
            ProviderTypes.IsProvider(request.Type)
                ? ProviderInputs.Of(inputs, deployment.Packages.Plugin(request.Type, request.PackageRef, request.Version, request.PluginDownloadURL))
                : inputs);
    }

    internal string? ParentUrn => Text(Request.Parent);

    internal string? ImportId => Text(Request.ImportId);

    /// <summary>Null when the program leaves it to the provider.</summary>
    internal bool? DeleteBeforeReplace => Request.DeleteBeforeReplaceDefined || Request.DeleteBeforeReplace ? Request.DeleteBeforeReplace : null;

    /// <summary>A value whose change replaces the resource; null for none.</summary>
    internal PropertyValue? ReplacementTrigger
        => Request.ReplacementTrigger is { } trigger && WireValues.Read(trigger) is var value and not PropertyValue.Null ? value : null;

    internal TimeSpan? CreateTimeout => GoDuration.Parse(Request.CustomTimeouts?.Create);

    internal TimeSpan? UpdateTimeout => GoDuration.Parse(Request.CustomTimeouts?.Update);

    /// <summary>URNs of everything that has to be there first.</summary>
    internal IEnumerable<string> Prerequisites()
        => Request.Dependencies
            .Concat(Request.PropertyDependencies.Values.SelectMany(dependency => dependency.Urns))
            .Concat(Request.ReplaceWith)
            .Concat(new[] { ParentUrn, Text(Request.DeletedWith), Text(Request.Provider) is { } provider ? ResourceState.ProviderUrn(provider) : null }
                .OfType<string>());

    /// <summary>The state that the resource is to have; id and outputs are those of the last run until the step is done.</summary>
    internal ResourceState ToState(long key, PropertyMap inputs, string package, ResourceState? old, DateTimeOffset now) => new()
    {
        Key = key,
        Urn = Urn,
        Type = Request.Type,
        Custom = Request.Custom,
        Package = package,
        Id = old?.Id ?? "",
        Inputs = inputs,
        Outputs = old?.Outputs ?? PropertyMap.Empty,
        Parent = ParentUrn,
        Dependencies = [.. Request.Dependencies],
        PropertyDependencies = Request.PropertyDependencies.ToImmutableSortedDictionary(
            entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray(), StringComparer.Ordinal),
        Provider = Text(Request.Provider),
        Protect = Request.Protect,
        RetainOnDelete = Request.RetainOnDelete,
        DeletedWith = Text(Request.DeletedWith),
        ReplaceWith = [.. Request.ReplaceWith],
        ReplacementTrigger = ReplacementTrigger,
        IgnoreChanges = [.. Request.IgnoreChanges],
        ReplaceOnChanges = [.. Request.ReplaceOnChanges],
        HideDiffs = [.. Request.HideDiffs],
        Hooks = ProgramHooks.Bound(Request.Hooks).Where(bound => bound.Value.Any()).ToImmutableSortedDictionary(bound => bound.Key, bound => bound.Value.ToImmutableArray()),
        AdditionalSecretOutputs = [.. Request.AdditionalSecretOutputs],
        ImportId = ImportId,
        CreateTimeout = CreateTimeout,
        UpdateTimeout = UpdateTimeout,
        DeleteTimeout = GoDuration.Parse(Request.CustomTimeouts?.Delete),
        Others = old?.Others ?? ImmutableSortedDictionary<string, JsonElement>.Empty,
        Failures = old?.Failures ?? [],
        Created = old?.Created ?? now,
        Modified = old?.Modified ?? now,
    };

    /// <summary>A step that the declaration comes to.</summary>
    internal Step ToStep(StepKind kind, ResourceState? old, PropertyMap inputs) => new()
    {
        Kind = kind,
        Urn = Urn,
        Type = Request.Type,
        Name = Request.Name,
        ParentUrn = ShownBelow,
        Custom = Request.Custom,
        Protect = Request.Protect,
        LiftsProtection = old is { Protect: true } && !Request.Protect,
        Id = old?.Id,
        FormerUrn = old is not null && old.Urn != Urn ? old.Urn : null,
        OldInputs = old?.Inputs,
        OldOutputs = old?.Outputs,
        NewInputs = inputs,
        HideDiffs = [.. Request.HideDiffs],
    };

    /// <summary>A step that brings in the new resource of a replacement.</summary>
    internal Step ToReplacement(StepKind kind, ResourceState old, PropertyMap inputs, Comparison comparison) => ToStep(kind, old, inputs) with
    {
        Changes = comparison.Diff.Changes,
        ReplacementReasons = comparison.ReplacementReasons,
        ReplacementKeys = comparison.ReplacementKeys,
        FollowsAnother = comparison.FollowsAnother,
    };

    internal ResourceContext Context(Deployment deployment) => new(Urn, Request.Type, Request.Name, message => deployment.Warn(message, Urn));

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
