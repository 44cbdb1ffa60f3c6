using System.Collections.Concurrent;
using PulumiProtocol;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Protocol;

/// <summary>Applies the stack's transforms to calls of provider functions.</summary>
internal sealed class InvokeTransforms(ProgramCallbacks callbacks)
{
    private readonly ConcurrentQueue<Callback> _transforms = new();

    internal void Add(Callback transform) => _transforms.Enqueue(transform);

    /// <returns>The transformed call.</returns>
    /// <exception cref="RehearsalException">A transform failed.</exception>
    internal async Task<ResourceInvokeRequest> ApplyAsync(ResourceInvokeRequest request, CancellationToken cancellationToken)
    {
        foreach (var transform in _transforms)
        {
            var argument = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = request.Args,
                Options = new TransformInvokeOptions
                {
                    Provider = request.Provider,
                    PluginDownloadUrl = request.PluginDownloadURL,
                    Version = request.Version,
                    PluginChecksums = { request.PluginChecksums },
                },
            };
            var response = await callbacks.InvokeAsync(transform, argument, TransformInvokeResponse.Parser, cancellationToken);
            request = request.Clone();
            request.Args = response.Args ?? request.Args;
            if (response.Options is not { } options)
                continue;
            (request.Provider, request.PluginDownloadURL, request.Version) = (options.Provider, options.PluginDownloadUrl, options.Version);
            request.PluginChecksums.Clear();
            request.PluginChecksums.Add(options.PluginChecksums);
        }
        return request;
    }
}
