using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.Engine.Protocol;

/// <summary>
/// Applies the program's transforms to its declarations before they are registered: first those of the resource itself, then
/// those of its parents from the nearest on, then those of the stack. Source of the order: github.com/pulumi/pulumi,
/// pkg/resource/deploy/source_eval.go.
/// </summary>
internal sealed class ResourceTransforms(RehearsedStack stack, ProgramCallbacks callbacks) : IDisposable
{
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentDictionary<string, (string Parent, IReadOnlyList<Callback> Transforms)> _ofResources = new(StringComparer.Ordinal);

    /// <summary>Transforms that several resources share run for one resource at a time, as in Pulumi's engine, because programs may rely on that.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Adds a transform for all resources of the stack.</summary>
    internal void AddToStack(Callback transform) => _ofStack.Enqueue(transform);

    /// <returns>The transformed declaration.</returns>
    /// <exception cref="RehearsalException">A transform failed.</exception>
    internal async Task<RegisterResourceRequest> ApplyAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var urn = stack.UrnOf(request.Parent, request.Type, request.Name);
        // A remote component is registered twice: by the program with its transforms, and by the provider that constructs it, without them.
        IReadOnlyList<Callback> own = request.Transforms.Count == 0 && _ofResources.TryGetValue(urn, out var remote)
            ? remote.Transforms
            : [.. request.Transforms];
        _ofResources[urn] = (request.Parent, own);
        List<Callback> shared = [.. OfParents(request.Parent), .. _ofStack];
        if (own.Count + shared.Count == 0)
            return request;
        var properties = OutputDependencies.Upgrade(request.Object);
        if (request.Transforms.Count > 0)
            properties = OutputDependencies.Attach(properties, request.PropertyDependencies);
        var state = (Properties: properties, Options: TransformOptions.Of(request));
        state = await ApplyAsync(own, request, state, cancellationToken);
        if (shared.Count > 0)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                state = await ApplyAsync(shared, request, state, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        return Transformed(request, state.Properties, state.Options);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(Struct Properties, TransformResourceOptions Options)> ApplyAsync(
        IEnumerable<Callback> transforms,
        RegisterResourceRequest request,
        (Struct Properties, TransformResourceOptions Options) state,
        CancellationToken cancellationToken)
    {
        foreach (var transform in transforms)
        {
            var argument = new TransformRequest
            {
                Type = request.Type,
                Name = request.Name,
                Custom = request.Custom,
                Parent = request.Parent,
                Properties = state.Properties,
                Options = state.Options,
            };
            var response = await callbacks.InvokeAsync(transform, argument, TransformResponse.Parser, cancellationToken);
            state = (response.Properties ?? state.Properties, response.Options ?? state.Options);
        }
        return state;
    }

    /// <summary>
    /// Dependencies are only computed again for a resource with transforms of its own. As in Pulumi's engine, transforms of parents and of the stack can only
    /// add dependencies of properties (github.com/pulumi/pulumi, pkg/resource/deploy/source_eval.go; recorded with version 3.260).
    /// </summary>
    private static RegisterResourceRequest Transformed(RegisterResourceRequest request, Struct properties, TransformResourceOptions options)
    {
        var isOwn = request.Transforms.Count > 0;
        var transformed = request.With(options);
        transformed.Object = properties;
        if (isOwn)
            transformed.PropertyDependencies.Clear();
        foreach (var (name, value) in properties.Fields)
        {
            var known = transformed.PropertyDependencies.TryGetValue(name, out var declared) ? declared.Urns : [];
            transformed.PropertyDependencies[name] = new() { Urns = { known.Union(OutputDependencies.Of(value)) } };
        }
        IEnumerable<string> dependencies = isOwn
            ? options.DependsOn.Concat(transformed.PropertyDependencies.Values.SelectMany(urns => urns.Urns)).Distinct()
            : request.Dependencies;
        transformed.Dependencies.Clear();
        transformed.Dependencies.AddRange(dependencies);
        return transformed;
    }

    private IEnumerable<Callback> OfParents(string parent)
    {
        for (var urn = parent; _ofResources.TryGetValue(urn, out var entry); urn = entry.Parent)
        {
            foreach (var transform in entry.Transforms)
            {
                yield return transform;
            }
        }
    }
}
