using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Planning;

namespace Rehearsal.Engine.Protocol;

/// <summary>
/// Has the program's transforms change what it declares, before anything else is made of it: first those of the resource itself, then
/// those of its parents from the nearest on, then those of the stack. Source of the order: github.com/pulumi/pulumi,
/// pkg/resource/deploy/source_eval.go.
/// </summary>
internal sealed class ResourceTransforms(Deployment deployment, ProgramCallbacks callbacks) : IDisposable
{
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentDictionary<string, (string Parent, IReadOnlyList<Callback> Transforms)> _ofResources = new(StringComparer.Ordinal);

    /// <summary>Transforms that several resources share are called for one at a time, as Pulumi does, since programs may rely on it.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Adds a transform for all resources of the stack.</summary>
    internal void AddToStack(Callback transform) => _ofStack.Enqueue(transform);

    /// <returns>The declaration as the transforms have left it.</returns>
    /// <exception cref="RehearsalException">A transform failed.</exception>
    internal async Task<RegisterResourceRequest> ApplyAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var urn = Urns.Of(deployment.Stack.Name, deployment.Stack.Project, request.Parent, request.Type, request.Name);
        _ofResources[urn] = (request.Parent, [.. request.Transforms]);
        List<Callback> shared = [.. OfParents(request.Parent), .. _ofStack];
        if (request.Transforms.Count + shared.Count == 0)
            return request;
        var state = (Properties: OutputDependencies.Attach(request.Object, request.PropertyDependencies), Options: TransformOptions.Of(request));
        state = await ApplyAsync(request.Transforms, request, state, cancellationToken);
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
        IEnumerable<Callback> transforms, RegisterResourceRequest request, (Struct Properties, TransformResourceOptions Options) state, CancellationToken cancellationToken)
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

    private static RegisterResourceRequest Transformed(RegisterResourceRequest request, Struct properties, TransformResourceOptions options)
    {
        var transformed = request.With(options);
        transformed.Object = properties;
        transformed.PropertyDependencies.Clear();
        foreach (var (name, value) in properties.Fields)
        {
            transformed.PropertyDependencies[name] = new RegisterResourceRequest.Types.PropertyDependencies { Urns = { OutputDependencies.Of(value) } };
        }
        transformed.Dependencies.Clear();
        transformed.Dependencies.AddRange(options.DependsOn.Concat(transformed.PropertyDependencies.Values.SelectMany(dependencies => dependencies.Urns)).Distinct());
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
