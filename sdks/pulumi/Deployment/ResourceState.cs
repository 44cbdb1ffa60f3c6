using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>The outputs of a resource, which resolve when the engine has registered it.</summary>
internal sealed class ResourceState
{
    private readonly Resource _resource;
    private readonly bool _isDryRun;
    private readonly ImmutableHashSet<Resource> _self;
    private readonly TaskCompletionSource<OutputData> _urn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<OutputData> _id = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(OutputProperty Property, TaskCompletionSource<OutputData> Source)> _properties = [];

    public ResourceState(Resource resource, bool isDryRun)
    {
        _resource = resource;
        _isDryRun = isDryRun;
        _self = [resource];
        resource.Urn = new Output<string>(_urn.Task, tracked: false);
        if (resource is CustomResource custom)
        {
            custom.Id = new Output<string>(_id.Task, tracked: false);
        }

        var properties = OutputProperties.Of(resource.GetType());
        if (resource is Stack)
        {
            return;
        }

        foreach (var property in properties)
        {
            var source = new TaskCompletionSource<OutputData>(TaskCreationOptions.RunContinuationsAsynchronously);
            property.Set(resource, source.Task);
            _properties.Add((property, source));
        }
    }

    /// <summary>Sets all outputs.</summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="id">Its id; empty when it has none yet.</param>
    /// <param name="outputs">What the engine answered; what it leaves out is null in an update and unknown in a preview.</param>
    /// <param name="dependencies">URNs that single outputs depend on, in addition to the resource itself.</param>
    /// <param name="failed">True when the step failed or was skipped: then missing outputs are unknown.</param>
    public void Resolve(string urn, string id, Struct? outputs, Dictionary<string, IReadOnlyList<string>> dependencies, bool failed)
    {
        _urn.SetResult(new OutputData(_self, urn, true, false));
        _id.SetResult(new OutputData(_self, id, id.Length > 0, false));
        foreach (var (property, source) in _properties)
        {
            var resources = dependencies.TryGetValue(property.Name, out var urns) ? _self.Union(urns.Select(other => new DependencyResource(other))) : _self;
            if (outputs is null || !outputs.Fields.TryGetValue(property.Name, out var value))
            {
                var known = !_isDryRun && !failed;
                source.SetResult(new OutputData(resources, known ? Convert(property, null) : null, known, false));
                continue;
            }

            Resolve(property, source, Deserializer.Deserialize(value), resources);
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var source in _properties.Select(property => property.Source).Prepend(_id).Prepend(_urn))
        {
            source.TrySetException(exception);
            _ = source.Task.Exception;
        }
    }

    private void Resolve(OutputProperty property, TaskCompletionSource<OutputData> source, OutputData data, ImmutableHashSet<Resource> resources)
        => source.SetResult(new OutputData(resources.Union(data.Resources), data.IsKnown ? Convert(property, data.Value) : null, data.IsKnown, data.IsSecret));

    private object? Convert(OutputProperty property, object? value)
        => new Converter(warning => Log.Warn(warning, _resource))
            .Convert($"{_resource.GetType().FullName}.{property.Name}", value, property.Type.GenericTypeArguments[0]);
}
