using System.Collections.Immutable;
using Rehearsal.Engine.Values;
using Rehearsal.Wording;

namespace Rehearsal.Providers;

/// <summary>A provider, in the terms of Pulumi's provider protocol. Implementations are thread-safe.</summary>
/// <remarks>
/// Inputs and outputs may hold <see cref="PropertyValue.Secret"/> and, in previews, <see cref="PropertyValue.Unknown"/>.
/// A failure is a <see cref="ProviderException"/>; anything else is a bug.
/// </remarks>
internal interface IProvider
{
    /// <summary>The package whose resources it manages, such as <c>azure-native</c>.</summary>
    string Package { get; }

    /// <summary>A configured instance of the provider. A provider without settings returns itself.</summary>
    /// <exception cref="ProviderException">A setting is wrong.</exception>
    IProvider Configure(ProviderConfiguration configuration) => this;

    /// <summary>Whether it supports the names that the stack's configuration proposes for resources without a name.</summary>
    bool SupportsAutonaming => false;

    /// <summary>Validates and normalizes settings before the provider is configured with them.</summary>
    Task<CheckResult> CheckConfigurationAsync(CheckRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new CheckResult(request.NewInputs, []));

    /// <summary>Compares the settings of the last run with new ones. If one requires replacement, all resources of the provider are replaced.</summary>
    /// <returns>Null to leave it to the engine, which updates the provider on any change.</returns>
    Task<DiffResult?> DiffConfigurationAsync(DiffRequest request, CancellationToken cancellationToken) => Task.FromResult<DiffResult?>(null);

    /// <summary>Parameterizes the provider, which makes a package of its own.</summary>
    /// <param name="value">The parameter as the program announces it.</param>
    /// <returns>The name of the package that it makes.</returns>
    /// <exception cref="ProviderException">The parameter cannot be read, or the provider takes none.</exception>
    string Parameterize(ReadOnlySpan<byte> value) => throw new ProviderException($"the provider '{Package}' takes no parameter.");

    /// <summary>Validates and normalizes inputs: versions, locations and names that the program leaves out.</summary>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Compares a resource's last state with new inputs.</summary>
    Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken);

    /// <summary>The id of a resource with these inputs; null while an input is unknown, and for resources that exist in the state only.</summary>
    string? IdOf(ResourceContext resource, PropertyMap inputs);

    /// <summary>Whether there is a resource with an id already, so that it cannot be created.</summary>
    async Task<bool> ExistsAsync(ResourceContext resource, string id, CancellationToken cancellationToken)
        => await ReadAsync(new(resource, id, null, null), cancellationToken) is not null;

    /// <summary>Creates the resource; in a preview returns what its outputs would be, unknown where only the cloud knows them.</summary>
    Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the resource in place; in a preview returns what its outputs would be.</summary>
    Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes the resource; a missing one is no failure.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the resource; null when it does not exist.</summary>
    Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Checks a plan before it is carried out. Unknown values are ignored.</summary>
    /// <param name="plan">The provider's resources in the plan, in its order.</param>
    Task<IReadOnlyList<PlanRemark>> ExamineAsync(IReadOnlyList<PlannedResource> plan, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<PlanRemark>>([]);

    /// <summary>Checks the stack after a refresh, for problems that are no difference between state and cloud.</summary>
    /// <param name="stack">The provider's resources in the state.</param>
    Task<IReadOnlyList<StackRemark>> ReviewAsync(IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<StackRemark>>([]);

    /// <summary>Constructs a component of the package.</summary>
    /// <exception cref="ProviderException">It failed, or the provider constructs no components.</exception>
    Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken cancellationToken)
        => throw new ProviderException(
            $"the provider '{Package}' constructs no components, so that there is nothing that could make one of the type '{request.Type}'. "
                + "Declare the resources that belong to it in the program, or in a component class of the program's own.");

    /// <summary>Calls a provider function.</summary>
    Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken);
}

/// <summary>Which resource a request is about.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Report">Reports progress of the operation, for example why it is tried again.</param>
internal sealed record ResourceContext(string Urn, string Type, string Name, Action<string> Report);

/// <param name="Resource">The resource.</param>
/// <param name="OldInputs">Checked inputs of the last run; null when it is new.</param>
/// <param name="NewInputs">Inputs as the program gave them.</param>
/// <param name="RandomSeed">Stable per resource and run, for generated names.</param>
internal sealed record CheckRequest(ResourceContext Resource, PropertyMap? OldInputs, PropertyMap NewInputs, ImmutableArray<byte> RandomSeed)
{
    /// <summary>The name that the stack's configuration proposes for a resource without a name; null for none.</summary>
    internal Autonaming? Autonaming { get; init; }
}

/// <summary>How binding a proposed name is.</summary>
internal enum AutonamingMode
{
    /// <summary>The provider may change the name.</summary>
    Propose,

    /// <summary>The provider uses the name as it is.</summary>
    Enforce,

    /// <summary>The program has to give every name.</summary>
    Disable,
}

/// <param name="ProposedName">The name; empty where names are never generated.</param>
internal sealed record Autonaming(string ProposedName, AutonamingMode Mode);

/// <param name="Inputs">Normalized inputs.</param>
/// <param name="Failures">What is wrong; empty when nothing is.</param>
internal sealed record CheckResult(PropertyMap Inputs, ImmutableArray<CheckFailure> Failures);

/// <param name="Property">Property path; empty when the whole is meant.</param>
/// <param name="Reason">What is wrong and what is allowed.</param>
internal sealed record CheckFailure(string Property, string Reason)
{
    /// <summary>The failure of a property that the resource does not have.</summary>
    /// <param name="path">The property's path.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="known">The names that there are.</param>
    internal static CheckFailure OfUnknown(string path, string name, IEnumerable<string> known)
    {
        var suggestion = NearestName.Suggestion(name, known);
        var hint = suggestion.Length > 0 ? suggestion : $"Known are {string.Join(", ", known.Order(StringComparer.Ordinal).Select(other => $"'{other}'"))}.";
        return new(path, $"There is no property '{name}' here. {hint}");
    }
}

internal sealed record DiffRequest(ResourceContext Resource, string Id, PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap NewInputs);

internal enum PropertyChange { Add, Delete, Update, AddReplace, DeleteReplace, UpdateReplace }

/// <param name="Changes">Per property path (<c>sku.name</c>, <c>rules[0].value</c>) what happens to it; empty when nothing changed.</param>
/// <param name="DeleteBeforeReplace">The new one cannot exist beside the old one.</param>
internal sealed record DiffResult(ImmutableSortedDictionary<string, PropertyChange> Changes, bool DeleteBeforeReplace)
{
    internal static DiffResult None { get; } = new(ImmutableSortedDictionary<string, PropertyChange>.Empty, false);

    internal bool HasChanges => !Changes.IsEmpty;

    internal bool RequiresReplacement => Changes.Values.Any(change => change.Replaces);
}

/// <param name="Timeout">The most the operation may take; null for the provider's default.</param>
/// <param name="IsKnownAbsent">Whether who asks has found that there is no such resource yet, so that the provider need not look again.</param>
internal sealed record CreateRequest(ResourceContext Resource, PropertyMap Inputs, bool Preview, TimeSpan? Timeout, bool IsKnownAbsent = false);

internal sealed record UpdateRequest(
    ResourceContext Resource, string Id, PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap NewInputs, bool Preview, TimeSpan? Timeout);

internal sealed record DeleteRequest(ResourceContext Resource, string Id, PropertyMap Inputs, PropertyMap Outputs, TimeSpan? Timeout);

/// <param name="Inputs">Inputs of the last run; null for a resource that the program only reads or imports.</param>
internal sealed record ReadRequest(ResourceContext Resource, string Id, PropertyMap? Inputs, PropertyMap? Outputs);

/// <param name="Id">Provider id; empty in the preview of a creation.</param>
internal sealed record ResourceResult(string Id, PropertyMap Outputs)
{
    /// <summary>The inputs with which the resource was found to exist; null for those that were asked for.</summary>
    internal PropertyMap? Inputs { get; init; }
}

/// <param name="Inputs">The inputs that would give what was read.</param>
internal sealed record ReadResult(string Id, PropertyMap Inputs, PropertyMap Outputs);

/// <summary>An operation failed. The message is meant for the user: what failed and, where known, what to do.</summary>
internal class ProviderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A creation or update failed after the resource was, or may have been, changed: the engine keeps it in the state and updates it later.</summary>
internal sealed class PartialResourceException(string message, ResourceResult result) : ProviderException(message)
{
    internal ResourceResult Result { get; } = result;
}
