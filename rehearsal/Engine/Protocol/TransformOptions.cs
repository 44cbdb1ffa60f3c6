using PulumiProtocol;

namespace Rehearsal.Engine.Protocol;

/// <summary>Takes the options that transforms may change out of a declaration, and puts them back.</summary>
internal static class TransformOptions
{
    internal static TransformResourceOptions Of(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            DependsOn = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            Version = request.Version,
            Aliases = { request.AliasURNs.Select(urn => new Alias { Urn = urn }).Concat(request.Aliases) },
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            PluginDownloadUrl = request.PluginDownloadURL,
            DeletedWith = request.DeletedWith,
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            Providers = { request.Providers },
            PluginChecksums = { request.PluginChecksums },
            Hooks = request.Hooks,
            Import = request.ImportId,
            HideDiff = { request.HideDiffs },
            ReplaceWith = { request.ReplaceWith },
            ReplacementTrigger = request.ReplacementTrigger,
        };
        if (request.HasProtect)
            options.Protect = request.Protect;
        if (request.HasRetainOnDelete)
            options.RetainOnDelete = request.RetainOnDelete;
        if (request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace)
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        return options;
    }

    /// <summary>The same declaration with other options.</summary>
    internal static RegisterResourceRequest With(this RegisterResourceRequest request, TransformResourceOptions options)
    {
        var changed = new RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Custom = request.Custom,
            Object = request.Object,
            AcceptSecrets = request.AcceptSecrets,
            SupportsPartialValues = request.SupportsPartialValues,
            Remote = request.Remote,
            AcceptResources = request.AcceptResources,
            AliasSpecs = true,
            SourcePosition = request.SourcePosition,
            SupportsResultReporting = request.SupportsResultReporting,
            PackageRef = request.PackageRef,
            StackTrace = request.StackTrace,
            ParentStackTraceHandle = request.ParentStackTraceHandle,
            EnvVarMappings = { request.EnvVarMappings },
            Dependencies = { options.DependsOn },
            IgnoreChanges = { options.IgnoreChanges },
            ReplaceOnChanges = { options.ReplaceOnChanges },
            Version = options.Version,
            Aliases = { options.Aliases },
            Provider = options.Provider,
            CustomTimeouts = options.CustomTimeouts,
            PluginDownloadURL = options.PluginDownloadUrl,
            DeletedWith = options.DeletedWith,
            AdditionalSecretOutputs = { options.AdditionalSecretOutputs },
            Providers = { options.Providers },
            PluginChecksums = { options.PluginChecksums },
            Hooks = options.Hooks,
            ImportId = options.Import,
            HideDiffs = { options.HideDiff },
            ReplaceWith = { options.ReplaceWith },
            ReplacementTrigger = options.ReplacementTrigger,
            DeleteBeforeReplaceDefined = options.HasDeleteBeforeReplace,
            DeleteBeforeReplace = options.DeleteBeforeReplace,
        };
        if (options.HasProtect)
            changed.Protect = options.Protect;
        if (options.HasRetainOnDelete)
            changed.RetainOnDelete = options.RetainOnDelete;
        return changed;
    }
}
