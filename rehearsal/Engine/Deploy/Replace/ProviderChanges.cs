using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>
/// Finds whether a resource must be replaced because another provider manages it now, or its provider was replaced. As in Pulumi's
/// engine the new provider decides that, by comparing its own settings with those of the old one; whether either is a default one makes no difference.
/// </summary>
internal sealed class ProviderChanges(Packages packages, Inventory inventory, RunEvents events)
{
    /// <summary>Why such a resource is replaced; its own properties are not compared any more.</summary>
    internal static Comparison Replacement { get; } = new(DiffResult.None, [ReplacementReason.OtherProvider]);

    /// <returns>Null when the provider is no reason to replace the resource.</returns>
    internal async Task<Comparison?> CompareAsync(Registration registration, IProvider provider, ResourceState old, CancellationToken cancellationToken)
    {
        // States of earlier versions do not name default providers.
        if (registration.Declaration.Provider is not { } reference || old.Provider is null || old.Provider == reference)
            return null;
        var (oldUrn, urn) = (ResourceState.ProviderUrn(old.Provider), ResourceState.ProviderUrn(reference));
        if (inventory.Old(oldUrn) is not { } former || IsTheSame(former, reference))
            return null;
        var inputs = packages.Inputs(reference);
        var context = new ResourceContext(urn, Urns.Type(urn), Urns.Name(urn), message => events.Warn(message, registration.Urn));
        var diff = await ProviderResources.DiffAsync(provider, new DiffRequest(context, former.Id, former.Inputs, former.Outputs, inputs), cancellationToken);
        return diff.RequiresReplacement ? Replacement : null;
    }

    /// <summary>A provider that was only renamed, by an alias, keeps its id.</summary>
    private bool IsTheSame(ResourceState former, string reference) => reference == $"{inventory.CurrentUrn(former.Urn)}::{former.Id}";
}
