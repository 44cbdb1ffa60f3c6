using System.Collections.Immutable;
using Rehearsal.Azure;
using Rehearsal.CommandLine.Running;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Reconstructing;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.CommandLine.Simulation;

/// <summary>Creates the resources of an imported state in the simulated Azure, as they exist in the real one.</summary>
internal static class ImportedAzure
{
    private const string Package = "azure-native";
    private const string SubscriptionKey = "azure-native:subscriptionId";
    private const string SubscriptionVariable = "ARM_SUBSCRIPTION_ID";

    /// <param name="resources">The resources of the state, each after its dependencies.</param>
    /// <returns>How many were created, and warnings about the others.</returns>
    /// <exception cref="RehearsalException">The simulated Azure cannot be kept.</exception>
    internal static async Task<(int Made, IReadOnlyList<string> Warnings)> MakeAsync(
        RehearsedStack stack, ImmutableArray<ResourceState> resources, CancellationToken cancellationToken)
    {
        await using var azure = await ProjectAzure.StartAsync(
            stack.RootFolder, TimeSpan.Zero, cancellationToken, additionalRegions: AdditionalRegions.Of(stack));
        azure.SetOperationTime(TimeSpan.Zero);
        var subscriptions = Subscriptions(resources);
        var reconstruction = new Reconstruction(
            new ArmClient(new ArmClientOptions(azure.Endpoint)),
            ProjectAzure.Identity with { SubscriptionId = subscriptions.FirstOrDefault() ?? SimulatedAzure.SubscriptionId });
        var warnings = new List<string>();
        var made = 0;
        foreach (var state in resources.Where(state => state is { Package: Package, PendingReplacement: false }))
        {
            try
            {
                var context = new ResourceContext(state.Urn, state.Type, Urns.Name(state.Urn), _ => { });
                var (id, known) = await reconstruction.MakeAsync(context, state.Id, state.Inputs, state.Outputs, cancellationToken);
                azure.Amend(id, known);
                made++;
                if (!id.Equals(state.Id, StringComparison.OrdinalIgnoreCase))
                    warnings.Add(
                        $"{Urns.Name(state.Urn)} ({state.Type}) has an id that Azure does not give, '{state.Id}'; "
                            + $"in the simulated Azure it is '{id}', and a refresh will miss it");
            }
            catch (ProviderException error)
            {
                warnings.Add($"{Urns.Name(state.Urn)} ({state.Type}) is not in the simulated Azure, so that a refresh will miss it: {error.Message}");
            }
        }
        return (made, [.. warnings, .. Elsewhere(stack, subscriptions)]);
    }

    /// <summary>New resources must go to the subscription of the existing ones.</summary>
    private static IEnumerable<string> Elsewhere(RehearsedStack stack, IReadOnlyList<string> theirs)
    {
        var ours = stack.Configuration.Values.GetValueOrDefault(SubscriptionKey)
            ?? Environment.GetEnvironmentVariable(SubscriptionVariable)
            ?? SimulatedAzure.SubscriptionId;
        return theirs.Count == 0 || theirs.Contains(ours, StringComparer.OrdinalIgnoreCase)
            ? []
            :
            [
                $"the resources are in the subscription {string.Join(", ", theirs)}, and new ones would go to {ours}: "
                    + $"set {SubscriptionVariable}, or {SubscriptionKey} in the stack's configuration, to theirs",
            ];
    }

    /// <summary>The subscriptions of the resources that default providers manage.</summary>
    private static IReadOnlyList<string> Subscriptions(ImmutableArray<ResourceState> resources) =>
    [
        .. resources
            .Where(state => state is { Package: Package, External: false, Provider: { } provider } && IsDefault(ResourceState.ProviderUrn(provider)))
            .Select(state => Reconstruction.SubscriptionOf(state.Id))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static bool IsDefault(string urn) => ProviderTypes.IsDefault(Urns.Type(urn), Urns.Name(urn));
}
