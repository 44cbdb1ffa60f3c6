using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Stands in for the engine while a program only declares: nothing is there yet, so nothing that resources and functions would answer is
/// known, but for the values that a random resource is to keep.
/// </summary>
internal sealed class DeclarationMocks : IMocks
{
    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs.Where(input => input.Key is "keepers").ToImmutableDictionary()));

    /// <summary>One value that is not known makes the whole result so.</summary>
    public Task<object> CallAsync(MockCallArgs args)
        => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty.Add("result", OutputUtilities.CreateUnknown("")));

    /// <inheritdoc/>
    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
