using System.Collections.Immutable;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.BuiltIn;

/// <summary>
/// The provider of the resources that Pulumi's engine brings itself: <c>Stash</c>, which keeps the first value that it is given until it is
/// replaced. Source: recorded with version 3.260, and github.com/pulumi/pulumi, pkg/resource/deploy/builtins.go.
/// </summary>
internal sealed class BuiltInProvider : IProvider
{
    internal const string PackageName = "pulumi";
    private const string StashType = "pulumi:index:Stash";
    private const string Input = "input";
    private const string Output = "output";

    public string Package => PackageName;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.Type != StashType)
            throw new ProviderException($"Pulumi's engine has no resource type '{request.Resource.Type}' of its own; it has '{StashType}'");
        ImmutableArray<CheckFailure> failures =
        [
            .. request.NewInputs.ContainsKey(Input) ? [] : new[] { new CheckFailure(Input, "a stash must have it: the value that it keeps") },
            .. request.NewInputs.Keys.Where(name => name != Input).Select(name => CheckFailure.OfUnknown(name, name, [Input])),
        ];
        return Task.FromResult(new CheckResult(request.NewInputs, failures));
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new DiffResult(Differences.Between(request.OldInputs, request.NewInputs), DeleteBeforeReplace: false));

    /// <summary>It exists in the state alone.</summary>
    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new ResourceResult(request.Preview ? "" : Guid.NewGuid().ToString(), request.Inputs.With(Output, request.Inputs[Input])));

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var kept = request.OldOutputs.GetValueOrDefault(Output) ?? request.NewInputs[Input];
        return Task.FromResult(new ResourceResult(request.Id, request.NewInputs.With(Output, kept)));
    }

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        => Task.FromResult(request is { Inputs: { } inputs, Outputs: { } outputs } ? new ReadResult(request.Id, inputs, outputs) : null);

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => throw new ProviderException($"Pulumi's engine has no function '{token}' of its own");
}
