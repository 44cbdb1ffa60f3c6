using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Has a provider create a resource; one that a killed run had begun to create is taken over as it is.</summary>
internal sealed class Creation(Deployment deployment)
{
    internal async Task<ResourceResult?> RunAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceContext context, CancellationToken abort)
    {
        try
        {
            return await provider.CreateAsync(new CreateRequest(context, inputs, deployment.IsPreview, registration.CreateTimeout), abort);
        }
        catch (ResourceExistsException error) when (deployment.WasBeingCreated(registration.Urn))
        {
            context.Report("an earlier run had begun to create it: it is taken over");
            var read = await provider.ReadAsync(new ReadRequest(context, error.Id, inputs, null), abort) ?? throw new ProviderException(error.Message, error);
            return await provider.UpdateAsync(
                new UpdateRequest(context, read.Id, read.Inputs, read.Outputs, inputs, Preview: false, registration.CreateTimeout), abort);
        }
    }
}
