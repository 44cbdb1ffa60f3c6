using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Invoke;

/// <summary>Calls the functions of providers, and the engine's own one.</summary>
internal sealed class FunctionCalls(
    Packages packages, DefaultProviders defaultProviders, ProviderOperations operations, RegisteredResources registered, FailedResources failed)
{
    /// <summary>How programs turn a reference to a resource back into the resource.</summary>
    private const string GetResourceToken = "pulumi:pulumi:getResource";

    /// <exception cref="RehearsalException">There is no such provider, or no such resource.</exception>
    internal Task<PropertyMap> CallAsync(FunctionCall call, CancellationToken cancellationToken)
        => call.Token == GetResourceToken ? GetResourceAsync(call, cancellationToken) : CallProviderAsync(call, cancellationToken);

    private async Task<PropertyMap> CallProviderAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        var reference = call.Provider;
        if (reference is null)
        {
            if (defaultProviders.Refusal(call.Token, call.Token) is { } refusal)
                throw new RehearsalException(refusal);
            reference = await defaultProviders.ReferenceAsync(call.Token, call.Plugin, cancellationToken);
        }
        if (failed.FirstOf([ResourceState.ProviderUrn(reference)]) is not null)
            throw new RehearsalException($"{call.Token} is not called, because its provider failed");
        return await operations.RunAsync(
            abort => packages.ForReference(reference).InvokeAsync(call.Token, call.Arguments, abort),
            cancellationToken);
    }

    /// <summary>Answers with the resource as it is registered, in a preview as it is planned.</summary>
    private async Task<PropertyMap> GetResourceAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        // As with every function its provider is registered, although the engine answers itself.
        await defaultProviders.ReferenceAsync(call.Token, call.Plugin, cancellationToken);
        var urn = call.Arguments.GetValueOrDefault("urn") is PropertyValue.Text(var text) ? text : "";
        return registered.TryGet(urn, out var resource)
            ? new PropertyMap([new("urn", urn), new("id", resource.Id), new("state", new PropertyValue.Map(resource.Outputs))])
            : throw new RehearsalException($"there is no resource '{urn}', or the program has not declared it yet");
    }
}

/// <summary>A call of a function.</summary>
/// <param name="Token">The function's token.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Provider">Its provider (<c>URN::ID</c>); null when the program names none.</param>
/// <param name="Plugin">The plugin that its default provider needs.</param>
internal sealed record FunctionCall(string Token, PropertyMap Arguments, string? Provider, PluginRequest Plugin);
