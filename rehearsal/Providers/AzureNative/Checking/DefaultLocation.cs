using System.Collections.Concurrent;
using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>The location of resources without one: the current one, else the configured one, else that of the resource group.</summary>
/// <param name="configured">The location of the provider's configuration; null for none.</param>
internal sealed class DefaultLocation(ArmClient client, string subscriptionId, PropertyValue? configured)
{
    // The version that azure-native asks for groups in, whatever version they are declared in.
    private const string GroupApiVersion = "2020-10-01";

    private const string Input = "location";

    private readonly ConcurrentDictionary<string, string> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The inputs with a location, where the type has one in its body, the program gives none and one can be found.</summary>
    internal async Task<PropertyMap> AddAsync(PropertyMap inputs, CheckRequest request, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (inputs.ContainsKey(Input) || !definition.Inputs.Contains(Input) || !definition.HasDefaultLocation)
        {
            return inputs;
        }

        return request.OldInputs?.GetValueOrDefault(Input) is { } old ? inputs.With(Input, old)
            : configured is not null ? inputs.With(Input, configured)
            : !inputs.TryGetValue("resourceGroupName", out var group) ? inputs
            : group.AsText() is not { } name ? inputs.With(Input, PropertyValue.Unknown.Instance)
            : await OfGroupAsync(name, request.Resource.Report, cancellationToken) is { } location ? inputs.With(Input, location)
            : inputs;
    }

    // Groups do not move, so each is asked for once.
    private async Task<string?> OfGroupAsync(string group, Action<string> report, CancellationToken cancellationToken)
    {
        if (_groups.TryGetValue(group, out var known))
        {
            return known;
        }

        var id = $"/subscriptions/{subscriptionId}/resourceGroups/{group}";
        var answer = await client.SendAsync(RequestMethod.Get, id, GroupApiVersion, null, report, cancellationToken);
        var location = answer.Status == 200 ? (string?)answer.Body?[Input] : null;
        return location is null ? null : _groups.GetOrAdd(group, location);
    }
}
