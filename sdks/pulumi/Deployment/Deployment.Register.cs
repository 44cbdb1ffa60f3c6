using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <content>Registering resources and reading existing ones.</content>
public sealed partial class Deployment
{
    private readonly List<Task> _registrations = [];

    /// <summary>Sets the outputs of a new resource and starts to register it; called once, from its constructor.</summary>
    internal void Declare(Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var state = new ResourceState(resource, Settings.IsDryRun);
        if (resource is Stack stack)
        {
            Stack = stack;
        }

        var inputs = args.Read();
        var registration = RegisterAsync(resource, inputs, options, package, state);
        Work.Track(registration);
        lock (_registrations)
        {
            _registrations.Add(registration);
        }
    }

    internal void RegisterOutputs(ComponentResource component, Output<IDictionary<string, object?>> outputs)
        => Work.Track(RegisterOutputsAsync(component, outputs));

    private async Task RegisterAsync(
        Resource resource, IReadOnlyList<NamedInput> inputs, ResourceOptions options, RegisterPackageRequest? package, ResourceState state)
    {
        try
        {
            await _started.Task.ConfigureAwait(false);
            if (options.Urn is { } urn)
            {
                await GetAsync(urn, state).ConfigureAwait(false);
            }
            else if (options.Id is { } id && !await IsEmptyAsync(id).ConfigureAwait(false))
            {
                if (resource is not CustomResource)
                {
                    throw new ArgumentException($"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
                }

                await ReadAsync(resource, id, inputs, options, package, state).ConfigureAwait(false);
            }
            else
            {
                var request = await new RegistrationRequest(this, resource, options).CreateAsync(inputs, package).ConfigureAwait(false);
                var response = await Monitor.RegisterAsync(resource, request).ConfigureAwait(false);
                var dependencies = response.PropertyDependencies.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)entry.Value.Urns);
                state.Resolve(response.Urn, response.Id, response.Object, dependencies, response.Unknown || response.Result != Rpc.Result.Success);
                if (resource == Stack)
                {
                    Track(Engine.SetRootResourceAsync(response.Urn));
                }
            }
        }
        catch (Exception exception)
        {
            state.Fail(exception);
            throw;
        }
    }

    /// <summary>
    /// Classes of generated packages give an empty id if the resource is not to be looked up. In a preview, an id that is not known yet is
    /// treated as empty: the official package 3.112.1 registers such a resource, with the given state (pulumi/pulumi-dotnet#1156).
    /// </summary>
    private async Task<bool> IsEmptyAsync(Input<string> id)
    {
        var data = await id.ToOutput().Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value is null or "" : Settings.IsDryRun;
    }

    private async Task ReadAsync(
        Resource resource, Input<string> id, IReadOnlyList<NamedInput> inputs, ResourceOptions options, RegisterPackageRequest? package, ResourceState state)
    {
        var serializer = new Serializer(Monitor);
        var sentId = await serializer.SerializeAsync($"{resource.GetResourceName()}.id", id).ConfigureAwait(false);
        var prepared = await new RegistrationRequest(this, resource, options).CreateAsync(inputs, package).ConfigureAwait(false);
        var request = new Rpc.ReadResourceRequest
        {
            Id = PlainValues.WithoutSecrets(sentId ?? Value.ForString("")).StringValue,
            Type = prepared.Type,
            Name = prepared.Name,
            Parent = prepared.Parent,
            Properties = prepared.Object,
            Provider = prepared.Provider,
            Version = prepared.Version,
            PluginDownloadURL = prepared.PluginDownloadURL,
            PackageRef = prepared.PackageRef,
            AcceptSecrets = true,
            AcceptResources = true,
            Dependencies = { prepared.Dependencies },
            AdditionalSecretOutputs = { prepared.AdditionalSecretOutputs },
        };
        var response = await Monitor.ReadAsync(resource, request).ConfigureAwait(false);
        state.Resolve(response.Urn, request.Id == SpecialValues.Unknown ? "" : request.Id, response.Properties, [], false);
    }

    private async Task GetAsync(string urn, ResourceState state)
    {
        var response = await Monitor.InvokeAsync(new()
        {
            Tok = "pulumi:pulumi:getResource",
            Args = new Struct { Fields = { ["urn"] = Value.ForString(urn) } },
            AcceptResources = true,
        }).ConfigureAwait(false);
        ThrowOnFailures("pulumi:pulumi:getResource", response.Failures);
        var found = response.Return.Fields;
        state.Resolve(found["urn"].StringValue, found["id"].StringValue, found["state"].StructValue, [], false);
    }

    private async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        await _started.Task.ConfigureAwait(false);
        var urn = (string)(await component.Urn.Data.ConfigureAwait(false)).Value!;
        var data = await outputs.Data.ConfigureAwait(false);
        var values = (IDictionary<string, object?>?)data.Value ?? new Dictionary<string, object?>();
        var serialized = await SerializedInputs.CreateAsync(
            Monitor, component.GetResourceName(), [.. values.Select(value => new NamedInput(value.Key, value.Value, false))]).ConfigureAwait(false);
        await Monitor.RegisterOutputsAsync(new() { Urn = urn, Outputs = serialized.Values }).ConfigureAwait(false);
    }
}
