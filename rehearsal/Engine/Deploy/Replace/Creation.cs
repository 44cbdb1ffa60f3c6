using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Has a provider create a resource, unless there is one already, which is someone else's.</summary>
internal sealed class Creation(Deployment deployment, Registration registration, IProvider provider, PropertyMap inputs)
{
    private ResourceResult? _left;

    /// <exception cref="ProviderException">There is one already.</exception>
    internal async Task CheckAsync(ResourceContext context, CancellationToken abort)
    {
        if (provider.IdOf(context, inputs) is { } id && await provider.ExistsAsync(context, id, abort))
            throw new ProviderException($"cannot create already existing resource '{id}': import it with `pulumi import {context.Type} {context.Name} {id}`, or delete it.");
    }

    /// <summary>Creates it; what a failed attempt has left is gone on with, so that nothing is made twice.</summary>
    internal async Task<ResourceResult> RunAsync(ResourceContext context, CancellationToken abort)
    {
        try
        {
            return _left is { } left
                ? await provider.UpdateAsync(new UpdateRequest(context, left.Id, inputs, left.Outputs, inputs, Preview: false, registration.CreateTimeout), abort)
                : await provider.CreateAsync(
                    new CreateRequest(context, inputs, deployment.IsPreview, registration.CreateTimeout, IsKnownAbsent: true), abort);
        }
        catch (PartialResourceException error)
        {
            _left = error.Result;
            throw;
        }
        catch (ProviderException error) when (_left is not null)
        {
            throw new PartialResourceException(error.Message, _left);
        }
    }
}
