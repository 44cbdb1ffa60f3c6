using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>
/// Finds whether a resource has to be replaced because another provider manages it now, or a new one in the place of its old one. As in Pulumi's
/// engine the new provider says so, by comparing its own settings with those of the old one; whether either is a default one makes no difference.
/// </summary>
internal sealed class ProviderChanges(Deployment deployment)
{
    /// <summary>Why such a resource is replaced; its own properties are not compared any more.</summary>
    internal static Comparison Replacement { get; } = new(DiffResult.None, [ReplacementReason.OtherProvider]);

    /// <returns>Null when the provider is no reason to replace the resource.</returns>
    internal async Task<Comparison?> CompareAsync(Registration registration, IProvider provider, ResourceState old, CancellationToken cancellationToken)
    {
        var reference = registration.Request.Provider;
        // States of earlier versions do not name default providers.
        if (old.Provider is null || old.Provider == reference || reference.Length == 0)
            return null;
        var (oldUrn, urn) = (ResourceState.ProviderUrn(old.Provider), ResourceState.ProviderUrn(reference));
        if (deployment.Inventory.Old(oldUrn) is not { } former || IsTheSame(former, reference))
            return null;
        var inputs = deployment.Packages.Inputs(reference);
        var context = new ResourceContext(urn, Urns.Type(urn), Urns.Name(urn), message => deployment.Warn(message, registration.Urn));
        var diff = await ProviderResources.DiffAsync(provider, new DiffRequest(context, former.Id, former.Inputs, former.Outputs, inputs), cancellationToken);
        return diff.RequiresReplacement ? Replacement : null;
    }

    /// <summary>A provider that has only got another name, by an alias, keeps its id.</summary>
    private bool IsTheSame(ResourceState former, string reference) => reference == $"{deployment.Inventory.CurrentUrn(former.Urn)}::{former.Id}";
}
