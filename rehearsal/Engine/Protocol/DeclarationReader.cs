using System.Collections.Immutable;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Invoke;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Protocol;

/// <summary>Reads the messages by which programs declare, read and call.</summary>
internal static class DeclarationReader
{
    /// <exception cref="Diagnostics.RehearsalException">It has a value that cannot be understood.</exception>
    internal static ResourceDeclaration Read(RegisterResourceRequest request) => new()
    {
        Type = request.Type,
        Name = request.Name,
        Custom = request.Custom,
        ParentUrn = Text(request.Parent),
        Inputs = WireValues.Read(request.Object),
        Dependencies = [.. request.Dependencies],
        PropertyDependencies = request.PropertyDependencies.ToImmutableSortedDictionary(
            entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray(), StringComparer.Ordinal),
        Provider = Text(request.Provider),
        Providers = request.Providers.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Plugin = new PluginRequest(request.PackageRef, request.Version, request.PluginDownloadURL),
        Protect = request.HasProtect ? request.Protect : null,
        RetainOnDelete = request.RetainOnDelete,
        DeleteBeforeReplace = request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace ? request.DeleteBeforeReplace : null,
        DeletedWith = Text(request.DeletedWith),
        ReplaceWith = [.. request.ReplaceWith],
        ReplacementTrigger = request.ReplacementTrigger is { } trigger && WireValues.Read(trigger) is var value and not PropertyValue.Null ? value : null,
        IgnoreChanges = [.. request.IgnoreChanges],
        ReplaceOnChanges = [.. request.ReplaceOnChanges],
        HideDiffs = [.. request.HideDiffs],
        Hooks = Hooks(request.Hooks).Where(bound => bound.Value.Any())
            .ToImmutableSortedDictionary(bound => bound.Key, bound => bound.Value.ToImmutableArray()),
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
        ImportId = Text(request.ImportId),
        Timeouts = request.CustomTimeouts is { } timeouts ? new(timeouts.Create, timeouts.Update, timeouts.Delete) : OperationTimeouts.None,
        Aliases = [.. request.AliasURNs.Select(urn => new ResourceAlias.Whole(urn)), .. request.Aliases.Select(Read)],
    };

    /// <exception cref="Diagnostics.RehearsalException">It has a value that cannot be understood.</exception>
    internal static ReadDeclaration Read(ReadResourceRequest request) => new()
    {
        Type = request.Type,
        Name = request.Name,
        Id = request.Id,
        ParentUrn = Text(request.Parent),
        Properties = WireValues.Read(request.Properties),
        Provider = Text(request.Provider),
        Plugin = new PluginRequest(request.PackageRef, request.Version, request.PluginDownloadURL),
        Dependencies = [.. request.Dependencies],
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
    };

    /// <exception cref="Diagnostics.RehearsalException">It has a value that cannot be understood.</exception>
    internal static FunctionCall Read(ResourceInvokeRequest request) => new(
        request.Tok,
        WireValues.Read(request.Args),
        Text(request.Provider),
        new PluginRequest(request.PackageRef, request.Version, request.PluginDownloadURL));

    internal static AnnouncedPackage Read(RegisterPackageRequest request) => new(
        request.Name,
        request.Version,
        request.DownloadUrl,
        request.Parameterization is { } parameter ? new PackageParameterization(parameter.Name, parameter.Version, [.. parameter.Value]) : null);

    private static ResourceAlias Read(Alias alias) => alias.AliasCase switch
    {
        Alias.AliasOneofCase.Urn => new ResourceAlias.Whole(alias.Urn),
        Alias.AliasOneofCase.Spec => new ResourceAlias.Parts(alias.Spec.Stack, alias.Spec.Project, alias.Spec.Type, alias.Spec.Name, Parent(alias.Spec)),
        _ => new ResourceAlias.Parts("", "", "", "", FormerParent.Current),
    };

    private static FormerParent Parent(Alias.Types.Spec spec) => spec.ParentCase switch
    {
        Alias.Types.Spec.ParentOneofCase.ParentUrn => new FormerParent(false, spec.ParentUrn),
        Alias.Types.Spec.ParentOneofCase.NoParent when spec.NoParent => new FormerParent(false, null),
        _ => FormerParent.Current,
    };

    private static IEnumerable<KeyValuePair<HookKind, IEnumerable<string>>> Hooks(RegisterResourceRequest.Types.ResourceHooksBinding? binding)
        => binding is null ? [] :
        [
            new(HookKind.BeforeCreate, binding.BeforeCreate),
            new(HookKind.AfterCreate, binding.AfterCreate),
            new(HookKind.BeforeUpdate, binding.BeforeUpdate),
            new(HookKind.AfterUpdate, binding.AfterUpdate),
            new(HookKind.BeforeDelete, binding.BeforeDelete),
            new(HookKind.AfterDelete, binding.AfterDelete),
            new(HookKind.OnError, binding.OnError),
        ];

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
