using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Answers the engine's call of an invoke transform.</summary>
internal sealed class InvokeTransformCallback(IMonitor monitor, InvokeTransform transform)
{
    public async Task<IMessage> AnswerAsync(Rpc.TransformInvokeRequest request, CancellationToken cancellationToken)
    {
        var arguments = (request.Args ?? new Struct()).Fields.ToImmutableDictionary(field => field.Key, field => TransformCallback.Input(field.Value));
        var sent = request.Options ?? new Rpc.TransformInvokeOptions();
        var options = new InvokeOptions
        {
            Provider = sent.Provider.Length > 0 ? new DependencyProviderResource(sent.Provider) : null,
            Version = sent.Version.Length > 0 ? sent.Version : null,
            PluginDownloadURL = sent.PluginDownloadUrl.Length > 0 ? sent.PluginDownloadUrl : null,
        };
        if (await transform(new InvokeTransformArgs(request.Token, arguments, options), cancellationToken).ConfigureAwait(false) is not { } result)
        {
            return new Rpc.TransformInvokeResponse();
        }

        return new Rpc.TransformInvokeResponse
        {
            Args = (await new Serializer(monitor, keepOutputs: true).SerializeAsync("args", result.Args).ConfigureAwait(false))?.StructValue,
            Options = new Rpc.TransformInvokeOptions
            {
                Provider = result.Options.Provider is { } provider ? await provider.ReferenceAsync().ConfigureAwait(false) : "",
                Version = result.Options.Version ?? "",
                PluginDownloadUrl = result.Options.PluginDownloadURL ?? "",
            },
        };
    }
}
