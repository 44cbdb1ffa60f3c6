using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Recorded.Tests.Engine;

/// <summary>A provider that does what the scripted ones of the recordings did.</summary>
internal sealed class ScriptedProvider : IProvider
{
    internal const string Azure = "azure-native";
    internal const string Random = "random";

    private const string Password = "random:index/randomPassword:RandomPassword";

    private static readonly HashSet<string> ReplacedByAzure =
    [
        "location", "resourceGroupName", "registryName", "replicationName", "webhookName", "roleAssignmentName", "scope", "principalId", "roleDefinitionId",
    ];

    private readonly ScriptedCloud _cloud;
    private readonly PropertyMap _settings;

    internal ScriptedProvider(string package, ScriptedCloud cloud) : this(package, cloud, PropertyMap.Empty) { }

    private ScriptedProvider(string package, ScriptedCloud cloud, PropertyMap settings) => (Package, _cloud, _settings) = (package, cloud, settings);

    public string Package { get; }

    public bool SupportsAutonaming => _cloud.Variables.ContainsKey("PROV_AUTONAMING");

    private bool IsAzure => Package == Azure;

    public IProvider Configure(ProviderConfiguration configuration) => new ScriptedProvider(Package, _cloud, configuration.Values);

    public Task<DiffResult?> DiffConfigurationAsync(DiffRequest request, CancellationToken cancellationToken)
        => Task.FromResult<DiffResult?>(new(Changes(request, name => name == "subscriptionId"), DeleteBeforeReplace: false));

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        if (_cloud.Is("PROV_FAIL_CHECK", request.Resource.Urn))
            return Task.FromResult(new CheckResult(request.NewInputs, [new CheckFailure("", "scripted check failure")]));
        var inputs = request.NewInputs;
        if (IsAzure && request.Resource.Type.Split(':')[^1] is "ResourceGroup" or "Registry" && !inputs.ContainsKey("location")
            && _settings.TryGetValue("location", out var location))
            inputs = inputs.With("location", location);
        return Task.FromResult(new CheckResult(WithName(request, inputs), []));
    }

    /// <summary>A proposed name, where there is one, for a group or a registry that the program gives none.</summary>
    private PropertyMap WithName(CheckRequest request, PropertyMap inputs)
    {
        var name = request.Resource.Type.Split(':')[^1] switch { "ResourceGroup" => "resourceGroupName", "Registry" => "registryName", _ => null };
        return name is null || request.Autonaming is not { ProposedName: { Length: > 0 } proposed } || inputs.ContainsKey(name) ? inputs
            : inputs.With(name, request.OldInputs?.GetValueOrDefault(name) ?? proposed);
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var changes = Changes(request, name => !IsAzure || ReplacedByAzure.Contains(name));
        return Task.FromResult(new DiffResult(changes, DeleteBeforeReplace: IsAzure && changes.Values.Any(change => change.Replaces)));
    }

    // As with the recorded providers, nobody knows an id before the resource is there.
    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public async Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.Preview)
        {
            Note("Create", request.Resource, preview: true);
            return new ResourceResult("", request.Inputs);
        }
        var call = Note("Create", request.Resource, timeout: request.Timeout);
        await _cloud.Creating(request.Resource.Urn, cancellationToken);
        Fail("PROV_FAIL_CREATE", "scripted create failure", request.Resource, call);
        var (id, outputs) = Make(request.Resource, request.Inputs);
        _cloud.Put(id, new CloudResource(request.Inputs, outputs));
        return Finish("PROV_PARTIAL_CREATE", request.Resource, call, new ResourceResult(id, outputs));
    }

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (request.Preview)
        {
            Note("Update", request.Resource, preview: true);
            return Task.FromResult(new ResourceResult(request.Id, request.NewInputs));
        }
        var call = Note("Update", request.Resource, timeout: request.Timeout);
        Fail("PROV_FAIL_UPDATE", "scripted update failure", request.Resource, call);
        var outputs = Make(request.Resource, request.NewInputs).Outputs;
        _cloud.Put(request.Id, new CloudResource(request.NewInputs, outputs));
        return Task.FromResult(Finish("PROV_PARTIAL_UPDATE", request.Resource, call, new ResourceResult(request.Id, outputs)));
    }

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        Fail("PROV_FAIL_DELETE", "scripted delete failure", request.Resource, Note("Delete", request.Resource, timeout: request.Timeout));
        _cloud.Remove(request.Id);
        return Task.CompletedTask;
    }

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        Fail("PROV_FAIL_READ", "scripted read failure", request.Resource, Note("Read", request.Resource));
        return Task.FromResult(_cloud.Find(request.Id) is { } found ? new ReadResult(request.Id, found.Inputs, found.Outputs) : null);
    }

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => throw new ProviderException($"the scripted provider has no function {token}");

    private static ImmutableSortedDictionary<string, PropertyChange> Changes(DiffRequest request, Predicate<string> replaces)
        => request.OldInputs.Keys.Union(request.NewInputs.Keys)
            .Select(name => (Name: name, Old: request.OldInputs.GetValueOrDefault(name), New: request.NewInputs.GetValueOrDefault(name)))
            .Where(member => !Equals(member.Old, member.New))
            .ToImmutableSortedDictionary(member => member.Name, member => Change(member.Old, member.New, replaces(member.Name)), StringComparer.Ordinal);

    private static PropertyChange Change(PropertyValue? old, PropertyValue? current, bool replaces) => (old, current, replaces) switch
    {
        (null, _, false) => PropertyChange.Add,
        (_, null, false) => PropertyChange.Delete,
        (_, _, false) => PropertyChange.Update,
        (null, _, true) => PropertyChange.AddReplace,
        (_, null, true) => PropertyChange.DeleteReplace,
        _ => PropertyChange.UpdateReplace,
    };

    private (string Id, PropertyMap Outputs) Make(ResourceContext resource, PropertyMap inputs)
    {
        if (!IsAzure)
        {
            var length = inputs.GetValueOrDefault("length")?.Plain is PropertyValue.Number(var number) ? (int)number : 0;
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{resource.Urn} {StateForm.Of(inputs)}")));
            var result = _cloud.MakeUp(hash[..length]);
            return (result, inputs.With("result", resource.Type == Password ? new PropertyValue.Secret(result) : result));
        }
        var name = Names(inputs).FirstOrDefault() ?? resource.Name;
        var outputs = inputs.With("name", name).With("provisioningState", "Succeeded");
        var subscription = _settings.GetValueOrDefault("subscriptionId")?.Plain is PropertyValue.Text(var given)
            ? given
            : "00000000-0000-0000-0000-000000000000";
        var group = inputs.GetValueOrDefault("resourceGroupName")?.Plain is PropertyValue.Text(var groupName) ? groupName : resource.Name;
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}";
        return resource.Type switch
        {
            "azure-native:resources:ResourceGroup" => (id, outputs),
            "azure-native:containerregistry:Registry" => ($"{id}/providers/{resource.Type}/{name}", outputs.With("loginServer", $"{name}.azurecr.io")),
            _ => ($"{id}/providers/{resource.Type}/{string.Join('/', Names(inputs).Reverse())}", outputs),
        };
    }

    /// <summary>The names in the inputs, the resource's own first.</summary>
    private static IEnumerable<string> Names(PropertyMap inputs)
        => new[] { "replicationName", "webhookName", "roleAssignmentName", "registryName", "resourceGroupName" }
            .Select(name => inputs.GetValueOrDefault(name)?.Plain).OfType<PropertyValue.Text>().Select(text => text.Value);

    private ResourceResult Finish(string variable, ResourceContext resource, JsonObject call, ResourceResult result)
    {
        if (!_cloud.Is(variable, resource.Urn))
            return result;
        call["fails"] = true;
        throw new PartialResourceException("scripted: did not become ready", result);
    }

    private void Fail(string variable, string message, ResourceContext resource, JsonObject call)
    {
        if (!_cloud.Is(variable, resource.Urn))
            return;
        call["fails"] = true;
        throw new ProviderException(message);
    }

    private JsonObject Note(string method, ResourceContext resource, bool preview = false, TimeSpan? timeout = null)
    {
        var call = new JsonObject { ["method"] = method, ["urn"] = resource.Urn };
        if (preview)
            call["preview"] = true;
        if (timeout is { } limit)
            call["timeout"] = limit.TotalSeconds;
        _cloud.Note(call);
        return call;
    }
}
