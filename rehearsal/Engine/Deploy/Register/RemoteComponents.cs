using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Constructs components that are part of a package instead of a class of the program; the package's provider does it.</summary>
internal sealed class RemoteComponents(
    RehearsedStack stack,
    Packages packages,
    DefaultProviders defaultProviders,
    FailedResources failed,
    EngineAddress address,
    RunMode mode,
    RunCancellation cancellation)
{
    /// <returns>What the provider has made of it; its parts are registered by then.</returns>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    /// <exception cref="ProviderException">The provider constructs no components, or failed.</exception>
    internal async Task<ConstructResult> ConstructAsync(ResourceDeclaration declaration, CancellationToken cancellationToken)
    {
        var reference = await ProviderAsync(declaration, cancellationToken);
        if (failed.FirstOf([ResourceState.ProviderUrn(reference)]) is not null)
            throw new RehearsalException($"{declaration.Name} is not constructed, because its provider failed");
        var provider = packages.ForReference(reference);
        var construction = new ConstructRequest(
            address.Authority, stack.Project, stack.Name, mode.IsPreview, declaration.Type, declaration.Name, declaration.ParentUrn, declaration.Inputs)
        {
            InputDependencies = declaration.PropertyDependencies,
            DependsOn = declaration.Dependencies,
            Providers = declaration.Providers,
            Protect = declaration.Protect,
        };
        // It takes no slot of the provider operations: it waits for the operations on its parts.
        return await provider.ConstructAsync(construction, cancellation.Abort);
    }

    private async Task<string> ProviderAsync(ResourceDeclaration declaration, CancellationToken cancellationToken)
    {
        if (declaration.Provider is { } own)
            return own;
        if (declaration.Providers.TryGetValue(declaration.Type.Split(':')[0], out var named))
            return named;
        if (defaultProviders.Refusal(declaration.Type, declaration.Name) is { } refusal)
            throw new RehearsalException(refusal);
        return await defaultProviders.ReferenceAsync(declaration.Type, declaration.Plugin, cancellationToken);
    }
}
