using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Replaces the engine while a program only declares. Nothing exists yet, so all outputs of resources and functions are unknown, except the keepers of a
/// random resource.
/// </summary>
internal sealed class DeclarationMocks : IMocks
{
    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs.Where(input => input.Key is "keepers").ToImmutableDictionary()));

    /// <summary>One unknown value makes the whole result unknown.</summary>
    public Task<object> CallAsync(MockCallArgs args)
        => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty.Add("result", OutputUtilities.CreateUnknown("")));

    /// <inheritdoc/>
    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
