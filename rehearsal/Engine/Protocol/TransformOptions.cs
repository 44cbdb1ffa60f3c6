using PulumiProtocol;
using Rehearsal.Engine.Deploy.Declarations;

namespace Rehearsal.Engine.Protocol;

/// <summary>Reads the options that transforms may change from a declaration, and writes them back.</summary>
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
        var changed = request.Clone();
        Replace(changed.Dependencies, options.DependsOn);
        Replace(changed.IgnoreChanges, options.IgnoreChanges);
        Replace(changed.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(changed.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(changed.HideDiffs, options.HideDiff);
        Replace(changed.ReplaceWith, options.ReplaceWith);
        Replace(changed.Aliases, options.Aliases);
        Replace(changed.AliasURNs, []);
        Replace(changed.Providers, options.Providers);
        Replace(changed.PluginChecksums, options.PluginChecksums);
        changed.AliasSpecs = true;
        changed.Version = options.Version;
        changed.Provider = options.Provider;
        changed.CustomTimeouts = options.CustomTimeouts;
        changed.PluginDownloadURL = options.PluginDownloadUrl;
        changed.DeletedWith = options.DeletedWith;
        changed.Hooks = options.Hooks;
        changed.ImportId = options.Import;
        changed.ReplacementTrigger = options.ReplacementTrigger;
        (changed.DeleteBeforeReplaceDefined, changed.DeleteBeforeReplace) = (options.HasDeleteBeforeReplace, options.DeleteBeforeReplace);
        changed.ClearProtect();
        if (options.HasProtect)
            changed.Protect = options.Protect;
        changed.ClearRetainOnDelete();
        if (options.HasRetainOnDelete)
            changed.RetainOnDelete = options.RetainOnDelete;
        return changed;
    }

    private static void Replace<T>(ICollection<T> list, IEnumerable<T> items)
    {
        list.Clear();
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
