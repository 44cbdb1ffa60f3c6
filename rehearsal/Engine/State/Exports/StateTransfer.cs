using System.Collections.Immutable;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.State.Exports;

/// <summary>Imports states of Pulumi's own engine, and exports a stack's state in the same form.</summary>
internal static class StateTransfer
{
    /// <summary>Replaces the state of a stack with an exported one.</summary>
    /// <param name="text">What <c>pulumi stack export</c> wrote, or the checkpoint file of Pulumi's file backend.</param>
    /// <param name="source">Where the text comes from, for messages.</param>
    /// <param name="passphrase">What its secrets are encrypted with; null when that is not known.</param>
    /// <param name="force">Imports it even if it is of another stack, or damaged.</param>
    /// <exception cref="RehearsalException">The text cannot be read or is refused, or the stack's state cannot be changed.</exception>
    internal static ImportedState Import(RehearsedStack stack, string text, string source, string? passphrase, bool force)
    {
        using var store = stack.OpenState("stack import");
        var export = new ExportReader(source, passphrase).Read(text, store.NewKey);
        var resources = WithPackages(export.Resources);
        var pending = export.Pending.Select(operation => (operation.Type, Operation: ToPending(operation, resources))).ToList();
        var problems = Strangers(stack, export, source).Concat(ExportIntegrity.Problems(resources)).ToList();
        if (problems.Count > 0 && !force)
            throw new RehearsalException(
                $"{source} is not imported:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}{Environment.NewLine}"
                    + "Correct that, or import it all the same with --force");
        var copy = store.Replace(resources, [.. pending.Select(operation => operation.Operation).OfType<PendingOperation>()], export.Envelope);
        return new ImportedState(
            resources,
            [
                .. problems,
                .. pending.Where(operation => operation.Operation is null)
                    .Select(operation => $"what the file says of an operation '{operation.Type}' that had not ended is left out"),
            ],
            copy);
    }

    /// <summary>Writes a stack's state as <c>pulumi stack export</c> does.</summary>
    /// <param name="passphrase">A passphrase for secrets of a stack that has none; null for none.</param>
    /// <param name="showSecrets">Whether secrets are written in clear.</param>
    /// <exception cref="RehearsalException">The state is damaged, or its secrets cannot be read or encrypted.</exception>
    internal static string Export(RehearsedStack stack, string? passphrase, bool showSecrets)
    {
        if (stack.Configuration.Locked is { } locked)
            throw new RehearsalException(locked);
        using var store = stack.ReadState();
        return ExportWriter.Write(store, showSecrets ? null : Lock(stack, store, passphrase));
    }

    /// <summary>The stack's own passphrase, or the one that the imported state had, or else the one that is given.</summary>
    private static ExportLock? Lock(RehearsedStack stack, StateStore store, string? passphrase)
    {
        if (stack.Configuration is { Salt: { } salt, Key: { } key })
            return new ExportLock(salt, key);
        if (passphrase is not null)
            return ImportedLock(store, passphrase) ?? NewLock(passphrase);
        return ExportWriter.HasSecrets(store)
            ? throw new RehearsalException(
                $"the state has secrets, and the stack '{stack.Name}' has no passphrase: set {Passphrase.Variable} or {Passphrase.FileVariable} "
                    + "to one that the export is encrypted with, or export them in clear with --show-secrets")
            : null;
    }

    private static ExportLock? ImportedLock(StateStore store, string passphrase)
    {
        var providers = store.Envelope is { } envelope && envelope.TryGetProperty(ExportMembers.Deployment, out var deployment)
            && deployment.TryGetProperty(ExportMembers.SecretsProviders, out var given) ? given : default(System.Text.Json.JsonElement?);
        try
        {
            return ExportReader.SaltOf(providers) is { } salt ? new ExportLock(salt, Passphrase.Open(salt, passphrase)) : null;
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            // The passphrase is another one than at the import: the export gets a new salt.
            return null;
        }
    }

    private static ExportLock NewLock(string passphrase)
    {
        var (salt, key) = Passphrase.MakeSalt(passphrase);
        return new ExportLock(salt, key);
    }

    /// <summary>Resources of another stack or project than the one that they are imported into.</summary>
    private static IEnumerable<string> Strangers(RehearsedStack stack, StackExport export, string source)
    {
        var (project, name) = export.Stack?.Split('/') is [.., var theirProject, var theirName] ? (theirProject, theirName) : (stack.Project, stack.Name);
        return export.Resources.Select(state => Urns.Home(state.Urn))
            .Prepend((Stack: name, Project: project))
            .Distinct()
            .Where(home => home != (stack.Name, stack.Project))
            .Select(home => $"{source} is of the stack '{home.Stack}' of the project '{home.Project}', "
                + $"and this is the stack '{stack.Name}' of the project '{stack.Project}'");
    }

    /// <summary>Resources with the package whose provider manages them, which an export does not name.</summary>
    private static ImmutableArray<ResourceState> WithPackages(ImmutableArray<ResourceState> resources)
    {
        var providers = resources.Where(state => ProviderTypes.IsProvider(state.Type)).ToLookup(state => $"{state.Urn}::{state.Id}", StringComparer.Ordinal);
        return
        [
            .. resources.Select(state => state.Provider is { } reference
                ? state with { Package = Package(reference, providers[reference].FirstOrDefault()) }
                : state),
        ];
    }

    /// <summary>The package whose provider manages a resource: for a parameterized package the base provider, which is named in the inputs.</summary>
    private static string Package(string reference, ResourceState? provider)
    {
        if (provider?.Inputs.GetValueOrDefault("__internal") is PropertyValue.Map(var settings) && settings.GetValueOrDefault("name")?.AsText() is { } name)
            return name;
        return ProviderTypes.Package(Urns.Type(ResourceState.ProviderUrn(reference))).Split(ProviderTypes.ParameterSeparator)[0];
    }

    /// <summary>An operation as the state keeps it; null for a kind that the state does not keep, or for a resource that is not in the state.</summary>
    private static PendingOperation? ToPending(ExportedOperation operation, ImmutableArray<ResourceState> resources)
    {
        if (KindOf(operation.Type) is not { } kind)
            return null;
        var known = WithPackages([.. resources, operation.Resource])[^1];
        if (kind == OperationKind.Creating)
            return new PendingOperation(kind, known, known.Modified);
        return resources.LastOrDefault(state => state.Urn == known.Urn && state.Id == known.Id) is { } about
            ? new PendingOperation(kind, known with { Key = about.Key }, known.Modified)
            : null;
    }

    /// <summary>The kind of operation of a name of Pulumi's; null for one that the state does not keep.</summary>
    private static OperationKind? KindOf(string type) => type switch
    {
        "creating" => OperationKind.Creating,
        "updating" => OperationKind.Updating,
        "deleting" => OperationKind.Deleting,
        _ => null,
    };
}

/// <param name="Resources">The resources that are in the state now.</param>
/// <param name="Warnings">What is wrong with them, or could not be imported.</param>
/// <param name="Copy">The path of a copy of the state that was there before; null when there was none.</param>
internal sealed record ImportedState(ImmutableArray<ResourceState> Resources, ImmutableArray<string> Warnings, string? Copy);
