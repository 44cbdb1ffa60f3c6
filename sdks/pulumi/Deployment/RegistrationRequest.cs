using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Builds the request that registers a resource with the engine.</summary>
internal sealed class RegistrationRequest(Deployment deployment, Resource resource, ResourceOptions options)
{
    private readonly IMonitor _monitor = deployment.Monitor;
    private readonly Rpc.RegisterResourceRequest _request = new()
    {
        Type = resource.GetResourceType(),
        Name = resource.GetResourceName(),
        Custom = resource.IsCustom,
        Remote = resource.IsRemote,
        AcceptSecrets = true,
        AcceptResources = true,
        SupportsPartialValues = true,
        SupportsResultReporting = true,
        AliasSpecs = true,
        Version = options.Version ?? "",
        PluginDownloadURL = options.PluginDownloadURL ?? "",
    };

    public async Task<Rpc.RegisterResourceRequest> CreateAsync(IReadOnlyList<NamedInput> inputs, RegisterPackageRequest? package)
    {
        await AddInputsAsync(inputs).ConfigureAwait(false);
        if (resource.Parent is { } parent)
        {
            _request.Parent = (string)(await parent.Urn.Data.ConfigureAwait(false)).Value!;
        }

        AddOptions();
        await AddProvidersAsync().ConfigureAwait(false);
        await AddAliasesAsync().ConfigureAwait(false);
        await AddReplacementsAsync().ConfigureAwait(false);
        await AddCallbacksAsync().ConfigureAwait(false);
        if (package is not null)
        {
            _request.PackageRef = await deployment.PackageReferenceAsync(package).ConfigureAwait(false);
            _request.Version = "";
            _request.PluginDownloadURL = "";
        }

        return _request;
    }

    private async Task AddInputsAsync(IReadOnlyList<NamedInput> inputs)
    {
        var named = await DependencyUrns.GatherAsync(options.DependsOn).ConfigureAwait(false);
        named.UnionWith(await DependencyUrns.GatherAsync(options.ReplaceWith).ConfigureAwait(false));
        var all = await DependencyUrns.OfAsync(named).ConfigureAwait(false);
        // The engine knows id and urn by itself; like the official SDKs, this one does not send inputs of these names.
        var sent = inputs.Where(input => input.Name is not ("id" or "urn")).ToList();
        var serialized = await SerializedInputs.CreateAsync(_monitor, resource.GetResourceName(), sent, resource.IsRemote).ConfigureAwait(false);
        foreach (var (name, dependencies) in serialized.Dependencies)
        {
            var urns = await DependencyUrns.OfAsync(dependencies).ConfigureAwait(false);
            _request.PropertyDependencies.Add(name, new() { Urns = { urns } });
            all.UnionWith(urns);
        }

        _request.Object = serialized.Values;
        _request.Dependencies.AddRange(all);
    }

    private void AddOptions()
    {
        _request.IgnoreChanges.AddRange(options.IgnoreChanges);
        _request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        _request.HideDiffs.AddRange(options.HideDiffs);
        if (options.Protect is { } protect)
        {
            _request.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            _request.RetainOnDelete = retain;
        }

        _request.CustomTimeouts = ProtocolTime.Write(options.CustomTimeouts);
        if (options is CustomResourceOptions custom)
        {
            _request.DeleteBeforeReplace = custom.DeleteBeforeReplace ?? false;
            _request.DeleteBeforeReplaceDefined = custom.DeleteBeforeReplace is not null;
            _request.ImportId = custom.ImportId ?? "";
            _request.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
            _request.EnvVarMappings.Add(custom.EnvVarMappings);
        }
    }

    private async Task AddProvidersAsync()
    {
        if (resource.Provider is { } provider)
        {
            _request.Provider = await provider.ReferenceAsync().ConfigureAwait(false);
        }
        else if (resource.IsCustom && options.Provider is { } other)
        {
            _request.Provider = await other.ReferenceAsync().ConfigureAwait(false);
        }

        if (resource.IsRemote && options is ComponentResourceOptions component)
        {
            foreach (var given in component.Providers.Concat(component.Provider is { } single ? [single] : []))
            {
                _request.Providers[given.Package] = await given.ReferenceAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task AddAliasesAsync()
    {
        if (!await _monitor.SupportsAsync(Feature.AliasSpecs).ConfigureAwait(false))
        {
            foreach (var urn in resource.AliasUrns)
            {
                var data = await urn.Data.ConfigureAwait(false);
                if (!_request.AliasURNs.Contains((string)data.Value!))
                {
                    _request.AliasURNs.Add((string)data.Value!);
                }
            }

            return;
        }

        foreach (var input in options.Aliases)
        {
            var alias = (Alias)(await input.ToOutput().Data.ConfigureAwait(false)).Value!;
            alias.Check();
            _request.Aliases.Add(await AliasAsync(alias).ConfigureAwait(false));
        }
    }

    internal static async Task<Rpc.Alias> AliasAsync(Alias alias)
        => alias.Urn is { } urn ? new Rpc.Alias { Urn = urn } : new Rpc.Alias { Spec = await SpecAsync(alias).ConfigureAwait(false) };

    private static async Task<Rpc.Alias.Types.Spec> SpecAsync(Alias alias)
    {
        var spec = new Rpc.Alias.Types.Spec
        {
            Name = await KnownAsync(alias.Name).ConfigureAwait(false),
            Type = await KnownAsync(alias.Type).ConfigureAwait(false),
            Stack = await KnownAsync(alias.Stack).ConfigureAwait(false),
            Project = await KnownAsync(alias.Project).ConfigureAwait(false),
        };
        if (alias.Parent is { } parent)
        {
            spec.ParentUrn = await KnownAsync(parent.Urn).ConfigureAwait(false);
        }
        else if (alias.ParentUrn is { } parentUrn)
        {
            spec.ParentUrn = await KnownAsync(parentUrn).ConfigureAwait(false);
        }
        else
        {
            // Sent even if it is false, as the official SDK does.
            spec.NoParent = alias.NoParent;
        }

        return spec;
    }

    private static async Task<string> KnownAsync(Input<string>? input)
        => input is null ? "" : (string?)(await input.ToOutput().Data.ConfigureAwait(false)).Value ?? "";

    private async Task AddReplacementsAsync()
    {
        if (options.DeletedWith is { } owner)
        {
            await RequireAsync(Feature.DeletedWith, "the DeletedWith option").ConfigureAwait(false);
            _request.DeletedWith = (string)(await owner.Urn.Data.ConfigureAwait(false)).Value!;
        }

        var replaceWith = await DependencyUrns.GatherAsync(options.ReplaceWith).ConfigureAwait(false);
        if (replaceWith.Count > 0)
        {
            await RequireAsync(Feature.ReplaceWith, "the ReplaceWith option").ConfigureAwait(false);
            foreach (var other in replaceWith)
            {
                _request.ReplaceWith.Add((string)(await other.Urn.Data.ConfigureAwait(false)).Value!);
            }
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            var unknown = !(await trigger.ToOutput().Data.ConfigureAwait(false)).IsKnown;
            var serializer = new Serializer(_monitor, keepOutputs: unknown || deployment.Settings.IsDryRun);
            _request.ReplacementTrigger = await serializer.SerializeAsync("replacementTrigger", trigger).ConfigureAwait(false) ?? Value.ForNull();
        }
    }

    private async Task AddCallbacksAsync()
    {
        _request.Hooks = await HookNames.WriteAsync(options.Hooks).ConfigureAwait(false) ?? new();
        if (options.ResourceTransforms.Count == 0)
        {
            return;
        }

        await RequireAsync(Feature.Transforms, "resource transforms").ConfigureAwait(false);
        var callbacks = await deployment.Callbacks.ConfigureAwait(false);
        _request.Transforms.AddRange(options.ResourceTransforms.Select(
            transform => callbacks.Offer(Rpc.TransformRequest.Parser, new TransformCallback(_monitor, transform).AnswerAsync)));
    }

    private async Task RequireAsync(string feature, string what)
    {
        if (!await _monitor.SupportsAsync(feature).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The Pulumi CLI does not support {what}. Please update the Pulumi CLI.");
        }
    }
}
