using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Checking;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Diffing;
using Rehearsal.Providers.AzureNative.Invoking;
using Rehearsal.Providers.AzureNative.Planning;
using Rehearsal.Providers.AzureNative.Reading;
using Rehearsal.Providers.AzureNative.Refreshing;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Writing;

namespace Rehearsal.Providers.AzureNative;

/// <summary>The provider azure-native: any resource type of its catalogue as requests to Azure Resource Manager.</summary>
internal sealed class AzureNativeProvider : IProvider
{
    private readonly ArmClient _client;
    private readonly AzureIdentity _identity;
    private readonly DefaultLocation _locations;
    private readonly ResourceReader _reader;
    private readonly ResourceWriter _writer;
    private readonly VaultKeys _keys;

    /// <param name="identity">The identity that deploys, and its subscription.</param>
    /// <param name="defaultLocation">Where resources go whose program gives no location; null for where their group is.</param>
    internal AzureNativeProvider(ArmClient client, AzureIdentity identity, PropertyValue? defaultLocation = null)
    {
        (_client, _identity) = (client, identity);
        _locations = new(client, identity.SubscriptionId, defaultLocation);
        _reader = new(client);
        _writer = new(client, _reader);
        _keys = new(client);
    }

    public string Package => "azure-native";

    public bool SupportsAutonaming => true;

    public IProvider Configure(ProviderConfiguration configuration)
    {
        var settings = AzureSettings.Read(configuration, _identity);
        return new AzureNativeProvider(_client, settings.Identity, settings.Location);
    }

    /// <remarks>
    /// azure-native says nothing about its settings, so that another subscription replaces nothing. Source: DiffConfig in its provider.go,
    /// https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/provider/provider.go
    /// </remarks>
    public Task<DiffResult?> DiffConfigurationAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var (old, @new) = (AzureSettings.Subscription(request.OldInputs), AzureSettings.Subscription(request.NewInputs));
        if (old != @new && @new is not PropertyValue.Unknown)
        {
            request.Resource.Report(
                $"another subscription ({AzureSettings.Describe(old)} before, {AzureSettings.Describe(@new)} now): azure-native replaces nothing for that. "
                + "What it has made stays where it is, "
                + "and from now on whatever is created or changed goes to the new one. To move the stack, destroy it first, or use a stack of its own.");
        }

        return Task.FromResult<DiffResult?>(null);
    }

    public string Parameterize(ReadOnlySpan<byte> value) => PackageParameter.Read(value).PackageName;

    public async Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        var inputs = await _locations.AddAsync(InputCheck.WithoutNulls(request.NewInputs), request, definition, cancellationToken);
        return InputCheck.Check(request with { NewInputs = inputs }, definition);
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
        => Task.FromResult(InputDiff.Compare(request, Definition(request.Resource)));

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => Path(Definition(resource)).Id(inputs);

    public async Task<bool> ExistsAsync(ResourceContext resource, string id, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(null, _client.Time, cancellationToken);
        return await limit.KeepAsync(() => _reader.ExistsAsync(Definition(resource), id, resource.Report, limit.Token));
    }

    public async Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        return request.Preview
            ? new("", SecretMarks.Carry(request.Inputs, PlannedOutputs.OnCreate(definition, request.Inputs), definition.Secrets))
            : await _writer.CreateAsync(definition, request, Id(definition, request.Inputs), cancellationToken);
    }

    public async Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        if (!request.Preview)
        {
            return await _writer.UpdateAsync(definition, request, Id(definition, request.NewInputs), cancellationToken);
        }

        var planned = PlannedOutputs.OnUpdate(definition, request.OldOutputs, request.NewInputs);
        return new(request.Id, SecretMarks.Carry(request.NewInputs, planned, definition.Secrets));
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        using var limit = new TimeLimit(request.Timeout, _client.Time, cancellationToken);
        _ = await limit.KeepAsync(() => DeleteAsync(definition, request, limit.Token));
    }

    public async Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        var path = Path(definition).Inputs(request.Id);
        using var limit = new TimeLimit(null, _client.Time, cancellationToken);
        if (await limit.KeepAsync(() => _reader.ReadAsync(definition, request.Id, request.Resource.Report, limit.Token)) is not { } body)
        {
            return null;
        }

        var inputs = ReadInputs.From(definition, path, body, request.Inputs, request.Outputs);
        if (request.Inputs is null)
        {
            inputs = SensitiveProperties.Mark(inputs);
        }

        return new(request.Id, inputs, ResourceReader.Outputs(definition, inputs, body));
    }

    public async Task<IReadOnlyList<PlanRemark>> ExamineAsync(IReadOnlyList<PlannedResource> plan, CancellationToken cancellationToken)
    {
        var resources = new ArmPlan(plan);
        return
        [
            .. Collisions.Find(resources), .. Clearances.Find(resources), .. DataLosses.Find(resources), .. Interruptions.Find(resources),
            .. await new StuckReplicas(_reader).FindAsync(resources, cancellationToken),
        ];
    }

    public async Task<IReadOnlyList<StackRemark>> ReviewAsync(IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
        => [.. LostLocks.Find(stack), .. await new ReplicaRouting(_client).FindAsync(stack, cancellationToken)];

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => new Functions(_client, _identity).InvokeAsync(token, arguments, cancellationToken);

    private static ResourceDefinition Definition(ResourceContext resource) => ResourceCatalogue.Shared.Resource(resource.Type);

    private ResourcePath Path(ResourceDefinition definition) => new(definition, _identity.SubscriptionId);

    private string Id(ResourceDefinition definition, PropertyMap inputs)
        => Path(definition).Id(inputs)
            ?? throw new ProviderException($"{definition.Token}: {string.Join(", ", definition.Path)} must be given to name the resource.");

    private async Task<ArmAnswer> DeleteAsync(ResourceDefinition definition, DeleteRequest request, CancellationToken cancellationToken)
    {
        var report = request.Resource.Report;
        var answer = VaultKeys.Are(definition)
            ? await _keys.DeleteAsync(request.Inputs, report, cancellationToken)
            : await _client.SendAsync(RequestMethod.Delete, request.Id, definition.ApiVersion, null, report, cancellationToken);
        return answer.Status switch
        {
            404 => answer,
            200 or 202 or 204 => await _client.FollowAsync(
                request.Id, definition.ApiVersion, answer with { Body = null }, ArmClient.DeletionInterval, report, cancellationToken),
            _ => throw ArmError.From(answer).ToException(),
        };
    }
}
