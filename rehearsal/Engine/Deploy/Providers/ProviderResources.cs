using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Providers;

/// <summary>
/// Manages providers as resources: their inputs are the settings of the provider, which it checks and compares itself. They
/// exist in the stack alone, so that nothing is done for them in the cloud.
/// </summary>
internal sealed class ProviderResources(Packages packages) : IProvider
{
    /// <summary>None: no provider manages them.</summary>
    public string Package => "";

    public async Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var settings = request with
        {
            OldInputs = request.OldInputs is { } old ? ProviderInputs.Settings(old) : null,
            NewInputs = ProviderInputs.Settings(request.NewInputs),
        };
        var result = await Of(request.Resource).CheckConfigurationAsync(settings, cancellationToken);
        if (!result.Failures.IsEmpty)
            return result;
        try
        {
            packages.Declare(request.Resource.Urn, result.Inputs);
            return result with { Inputs = ProviderInputs.WithInternal(result.Inputs, request.NewInputs) };
        }
        catch (ProviderException error)
        {
            return result with { Failures = [new("", error.Message)] };
        }
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
        => DiffAsync(Of(request.Resource), request, cancellationToken);

    /// <summary>How a provider compares two configurations. Where it leaves that to the engine, any difference is an update.</summary>
    internal static async Task<DiffResult> DiffAsync(IProvider provider, DiffRequest request, CancellationToken cancellationToken)
    {
        var (old, @new) = (ProviderInputs.Settings(request.OldInputs), ProviderInputs.Settings(request.NewInputs));
        // States of earlier versions do not know the version.
        if (!request.OldInputs.ContainsKey(ProviderInputs.Version))
            @new = @new.Without(ProviderInputs.Version);
        return await provider.DiffConfigurationAsync(request with { OldInputs = old, NewInputs = @new }, cancellationToken)
            ?? new DiffResult(Differences.Between(old, @new), DeleteBeforeReplace: false);
    }

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new ResourceResult(Guid.NewGuid().ToString(), ProviderInputs.Settings(request.Inputs)));

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new ResourceResult(request.Id, ProviderInputs.Settings(request.NewInputs)));

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        => throw new ProviderException("a provider exists in its stack alone, so it can be neither read nor imported; declare it without an id.");

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => throw new ProviderException($"'{token}' is no function.");

    private IProvider Of(ResourceContext resource) => packages.Find(ProviderTypes.Package(resource.Type), resource.Type);
}
