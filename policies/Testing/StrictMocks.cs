using System.Collections.Immutable;
using GeoRegistry.Policies.Running;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Testing;

/// <summary>Mocks that throw if the stack does something that the test does not expect.</summary>
internal sealed class StrictMocks(PolicyTestOptions options) : IMocks
{
    private readonly DeclarationMocks _unknown = new();

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        // The package of an API version that is added locally is named after the one that it extends.
        var package = args.Type!.Split(':')[0].Split('_')[0];
        return options.Packages.Contains(package)
            ? _unknown.NewResourceAsync(args)
            : throw new InvalidOperationException(
                $"The stack declares {args.Name} of the type {args.Type}, which was not expected: "
                    + $"name its package in {nameof(PolicyTestOptions)}.{nameof(PolicyTestOptions.Packages)}.");
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args)
    {
        if (!options.Calls.TryGetValue(args.Token!, out var answer))
        {
            throw new InvalidOperationException(
                $"The stack calls the function {args.Token}, which was not expected: "
                    + $"give its result in {nameof(PolicyTestOptions)}.{nameof(PolicyTestOptions.Calls)}.");
        }

        return answer is null ? _unknown.CallAsync(args) : Task.FromResult<object>(answer);
    }

    /// <inheritdoc/>
    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
