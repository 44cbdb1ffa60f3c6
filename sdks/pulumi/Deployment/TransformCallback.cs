using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Answers the engine's call of a resource transform: gives the function the resource as programs know it, and sends back the result.</summary>
internal sealed class TransformCallback(IMonitor monitor, ResourceTransform transform)
{
    public async Task<IMessage> AnswerAsync(Rpc.TransformRequest request, CancellationToken cancellationToken)
    {
        var inputs = (request.Properties ?? new Struct()).Fields.ToImmutableDictionary(field => field.Key, field => Input(field.Value));
        var args = new ResourceTransformArgs(request.Name, request.Type, request.Custom, inputs, Options(request));
        if (await transform(args, cancellationToken).ConfigureAwait(false) is not { } result)
        {
            return new Rpc.TransformResponse();
        }

        var properties = await new Serializer(monitor, keepOutputs: true).SerializeAsync("args", result.Args).ConfigureAwait(false);
        return new Rpc.TransformResponse
        {
            Properties = properties?.StructValue,
            Options = await OptionsAsync(result.Options).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// The value; where more is to be said of it, or of a part of it, than what it is, an output of the type that it has, as
    /// <c>Output&lt;string&gt;</c>.
    /// </summary>
    internal static object? Input(Value value) => Deserializer.DeserializeWithOutputs(value);

    private static ResourceOptions Options(Rpc.TransformRequest request)
    {
        var sent = request.Options ?? new Rpc.TransformResourceOptions();
        ResourceOptions options = request.Custom
            ? new CustomResourceOptions
            {
                DeleteBeforeReplace = sent.HasDeleteBeforeReplace ? sent.DeleteBeforeReplace : null,
                AdditionalSecretOutputs = [.. sent.AdditionalSecretOutputs],
                ImportId = Text(sent.Import),
            }
            : new ComponentResourceOptions { Providers = [.. sent.Providers.Values.Select(reference => new DependencyProviderResource(reference))] };
        options.Parent = Dependency(request.Parent);
        options.DependsOn = [.. sent.DependsOn.Select(urn => new DependencyResource(urn))];
        options.ReplaceWith = [.. sent.ReplaceWith.Select(urn => new DependencyResource(urn))];
        options.DeletedWith = Dependency(sent.DeletedWith);
        if (sent.ReplacementTrigger is { KindCase: not Value.KindOneofCase.NullValue } trigger)
        {
            options.ReplacementTrigger = new Output<object>(Deserializer.Deserialize(trigger));
        }

        options.Protect = sent.HasProtect ? sent.Protect : null;
        options.RetainOnDelete = sent.HasRetainOnDelete ? sent.RetainOnDelete : null;
        options.IgnoreChanges = [.. sent.IgnoreChanges];
        options.ReplaceOnChanges = [.. sent.ReplaceOnChanges];
        options.HideDiffs = [.. sent.HideDiff];
        options.Aliases = [.. sent.Aliases.Select(alias => (Input<Alias>)Alias(alias))];
        options.CustomTimeouts = sent.CustomTimeouts is { } timeouts
            ? new() { Create = ProtocolTime.Parse(timeouts.Create), Update = ProtocolTime.Parse(timeouts.Update), Delete = ProtocolTime.Parse(timeouts.Delete) }
            : null;
        options.Provider = sent.Provider.Length > 0 ? new DependencyProviderResource(sent.Provider) : null;
        options.Version = Text(sent.Version);
        options.PluginDownloadURL = Text(sent.PluginDownloadUrl);
        options.Hooks = HookNames.Read(sent.Hooks);
        return options;
    }

    private async Task<Rpc.TransformResourceOptions> OptionsAsync(ResourceOptions options)
    {
        var sent = new Rpc.TransformResourceOptions
        {
            IgnoreChanges = { options.IgnoreChanges },
            ReplaceOnChanges = { options.ReplaceOnChanges },
            HideDiff = { options.HideDiffs },
            Version = options.Version ?? "",
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            CustomTimeouts = ProtocolTime.Write(options.CustomTimeouts),
            Hooks = await HookNames.WriteAsync(options.Hooks).ConfigureAwait(false),
        };
        if (options.Protect is { } protect)
        {
            sent.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            sent.RetainOnDelete = retain;
        }

        if (options is CustomResourceOptions custom)
        {
            sent.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
            sent.Import = custom.ImportId ?? "";
            if (custom.DeleteBeforeReplace is { } deleteBeforeReplace)
            {
                sent.DeleteBeforeReplace = deleteBeforeReplace;
            }
        }

        await AddResourcesAsync(sent, options).ConfigureAwait(false);
        foreach (var input in options.Aliases)
        {
            var alias = (Alias)(await input.ToOutput().Data.ConfigureAwait(false)).Value!;
            sent.Aliases.Add(await RegistrationRequest.AliasAsync(alias).ConfigureAwait(false));
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            sent.ReplacementTrigger = await new Serializer(monitor).SerializeAsync("replacementTrigger", trigger).ConfigureAwait(false);
        }

        return sent;
    }

    private static async Task AddResourcesAsync(Rpc.TransformResourceOptions sent, ResourceOptions options)
    {
        sent.DependsOn.AddRange(await DependencyUrns.OfAsync(await DependencyUrns.GatherAsync(options.DependsOn).ConfigureAwait(false)).ConfigureAwait(false));
        foreach (var other in await DependencyUrns.GatherAsync(options.ReplaceWith).ConfigureAwait(false))
        {
            sent.ReplaceWith.Add(await UrnAsync(other).ConfigureAwait(false));
        }

        sent.DeletedWith = options.DeletedWith is { } owner ? await UrnAsync(owner).ConfigureAwait(false) : "";
        sent.Provider = options.Provider is { } provider ? await provider.ReferenceAsync().ConfigureAwait(false) : "";
        foreach (var given in (options as ComponentResourceOptions)?.Providers ?? [])
        {
            sent.Providers[given.Package] = await given.ReferenceAsync().ConfigureAwait(false);
        }
    }

    private static async Task<string> UrnAsync(Resource resource) => (string)(await resource.Urn.Data.ConfigureAwait(false)).Value!;

    private static Alias Alias(Rpc.Alias alias)
    {
        if (alias.AliasCase == Rpc.Alias.AliasOneofCase.Urn)
        {
            return new Alias { Urn = alias.Urn };
        }

        var spec = alias.Spec;
        return new Alias
        {
            Name = Given(spec.Name),
            Type = Given(spec.Type),
            Stack = Given(spec.Stack),
            Project = Given(spec.Project),
            ParentUrn = Given(spec.ParentUrn),
            NoParent = spec.NoParent,
        };
    }

    private static DependencyResource? Dependency(string urn) => urn.Length > 0 ? new DependencyResource(urn) : null;

    private static Input<string>? Given(string text) => text.Length > 0 ? (Input<string>)text : null;

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
