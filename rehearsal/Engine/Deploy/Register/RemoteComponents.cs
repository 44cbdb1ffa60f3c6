using System.Collections.Immutable;
using PulumiProtocol;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Components that are no class of the program but part of a package, so that the package's provider constructs them.</summary>
internal sealed class RemoteComponents(Deployment deployment)
{
    /// <returns>What the provider has made of it; its parts have been registered by then.</returns>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    /// <exception cref="ProviderException">The provider constructs no components, or failed.</exception>
    internal async Task<ConstructResult> ConstructAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var reference = await ProviderAsync(request, cancellationToken);
        if (deployment.FirstFailed([ResourceState.ProviderUrn(reference)]) is not null)
            throw new RehearsalException($"{request.Name} is not constructed, because its provider failed");
        var provider = deployment.Packages.ForReference(reference);
        var construction = new ConstructRequest(
            deployment.EngineAddress,
            deployment.Stack.Project,
            deployment.Stack.Name,
            deployment.IsPreview,
            request.Type,
            request.Name,
            request.Parent.Length > 0 ? request.Parent : null,
            WireValues.Read(request.Object))
        {
            InputDependencies = request.PropertyDependencies.ToImmutableSortedDictionary(
                entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray(), StringComparer.Ordinal),
            DependsOn = [.. request.Dependencies],
            Providers = request.Providers.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Protect = request.HasProtect ? request.Protect : null,
        };
        // It is no operation that waits for room among the others: the provider waits for the operations on its parts.
        return await provider.ConstructAsync(construction, deployment.Options.Abort);
    }

    private async Task<string> ProviderAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Provider.Length > 0)
            return request.Provider;
        if (request.Providers.TryGetValue(request.Type.Split(':')[0], out var named))
            return named;
        if (deployment.DefaultProviders.Refusal(request.Type, request.Name) is { } refusal)
            throw new RehearsalException(refusal);
        return await deployment.DefaultProviders.ReferenceAsync(
            request.Type, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
    }
}
