using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Has a provider create a resource, unless there is one already, which is someone else's.</summary>
internal sealed class Creation(Deployment deployment, Registration registration, IProvider provider, PropertyMap inputs)
{
    /// <exception cref="ProviderException">There is one already.</exception>
    internal async Task CheckAsync(ResourceContext context, CancellationToken abort)
    {
        if (provider.IdOf(context, inputs) is { } id && await provider.ReadAsync(new ReadRequest(context, id, null, null), abort) is not null)
            throw new ProviderException($"cannot create already existing resource '{id}': import it with `pulumi import {context.Type} {context.Name} {id}`, or delete it.");
    }

    internal async Task<ResourceResult?> RunAsync(ResourceContext context, CancellationToken abort)
        => await provider.CreateAsync(new CreateRequest(context, inputs, deployment.IsPreview, registration.CreateTimeout), abort);
}
