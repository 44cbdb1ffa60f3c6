using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Creates a resource; fails if its id already exists outside of the stack.</summary>
/// <param name="inputs">What it is created with.</param>
/// <param name="isPreview">Whether the creation is only planned.</param>
internal sealed class ResourceCreation(Registration registration, IProvider provider, PropertyMap inputs, bool isPreview)
{
    private ResourceResult? _left;

    /// <exception cref="ProviderException">The resource exists already.</exception>
    internal async Task CheckAsync(ResourceContext context, CancellationToken abort)
    {
        if (provider.IdOf(context, inputs) is { } id && await provider.ExistsAsync(context, id, abort))
            throw new ProviderException(
                $"cannot create already existing resource '{id}': import it with `pulumi import {context.Type} {context.Name} {id}`, or delete it.");
    }

    /// <summary>Creates it; after a failed attempt it updates what that has left, so that nothing is created twice.</summary>
    internal async Task<ResourceResult> RunAsync(ResourceContext context, CancellationToken abort)
    {
        try
        {
            return _left is { } left
                ? await provider.UpdateAsync(
                    new UpdateRequest(context, left.Id, inputs, left.Outputs, inputs, Preview: false, registration.CreateTimeout), abort)
                : await provider.CreateAsync(new CreateRequest(context, inputs, isPreview, registration.CreateTimeout, IsKnownAbsent: true), abort);
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
