using PulumiProtocol;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Read;

/// <summary>Reads resources that exist already and are not the stack's, in previews and updates alike.</summary>
internal sealed class ResourceReader(Deployment deployment)
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";
    private readonly StepRunner _steps = new(deployment);

    /// <exception cref="RehearsalException">The declaration is wrong, or the resource does not exist.</exception>
    internal async Task<RegisteredResource> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var read = await LookAsync(request, cancellationToken);
        deployment.Registered[read.Urn] = read;
        return read;
    }

    private async Task<RegisteredResource> LookAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var urn = Urns.Of(deployment.Stack.Name, deployment.Stack.Project, request.Parent, request.Type, request.Name);
        deployment.Declare(urn);
        var old = deployment.Inventory.FindOld(urn, []);
        var properties = WireValues.Read(request.Properties);
        if (request.Provider.Length == 0)
            request.Provider = await DefaultProviderAsync(request, urn, cancellationToken);
        if (deployment.Kind.IsDestroy)
            return await RecallAsync(request, urn, old, properties, cancellationToken);
        var package = request.Type == StackReferenceType ? "" : deployment.Packages.ForReference(request.Provider).Package;
        // With its own id the resource is only given up: the program reads from now on what it managed. Many clouds do not tell upper from lower case.
        var replaced = old is { External: false } && !old.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase) ? old : null;
        if (replaced is { Protect: true })
            throw new RehearsalException(
                $"it is protected, and reading '{request.Id}' in its place would delete '{replaced.Id}'; "
                    + $"give what is read another name, or run 'state unprotect {replaced.Urn}' first");
        var now = deployment.Time.GetUtcNow();
        var target = new ResourceState
        {
            Key = replaced is null && old is not null ? old.Key : deployment.Store.NewKey(),
            Urn = urn,
            Type = request.Type,
            Custom = true,
            Package = package,
            Id = request.Id,
            Inputs = properties,
            Outputs = old?.Outputs ?? PropertyMap.Empty,
            Parent = request.Parent.Length > 0 ? request.Parent : null,
            Provider = request.Provider.Length > 0 ? request.Provider : null,
            Dependencies = [.. request.Dependencies],
            External = true,
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            Created = old?.Created ?? now,
            Modified = now,
        };
        var step = new Step
        {
            Kind = replaced is null ? StepKind.Read : StepKind.ReadReplacement,
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            ParentUrn = target.Parent ?? deployment.RootUrn,
            Custom = true,
            Id = request.Id,
            OldOutputs = old?.Outputs,
            NewInputs = properties,
        };
        var work = new StepWork(step, target) { Operation = (context, abort) => FetchAsync(request, properties, context, abort), Superseded = replaced };
        var outcome = await _steps.RunAsync(work, cancellationToken);
        if (outcome.Succeeded && replaced is not null)
            deployment.Inventory.Supersede(replaced, urn);
        return outcome.Succeeded
            ? new RegisteredResource(urn, outcome.Id, outcome.Outputs, Result.Success)
            : throw new RehearsalException($"{request.Name} could not be read");
    }

    /// <summary>What is only read to be told to a program whose resources are deleted is not taken into the state.</summary>
    private async Task<RegisteredResource> RecallAsync(ReadResourceRequest request, string urn, ResourceState? old, PropertyMap properties, CancellationToken cancellationToken)
    {
        var context = new ResourceContext(urn, request.Type, request.Name, message => deployment.Warn(message, urn));
        var read = old is null
            ? await deployment.OperateAsync(abort => FetchAsync(request, properties, context, abort), cancellationToken)
            : new ResourceResult(old.Id, old.Outputs);
        return new RegisteredResource(urn, read.Id, read.Outputs, Result.Success);
    }

    private async Task<ResourceResult> FetchAsync(ReadResourceRequest request, PropertyMap properties, ResourceContext context, CancellationToken abort)
    {
        if (Unknowns.IsUnknown(request.Id))
            return new ResourceResult("", properties);
        if (request.Type == StackReferenceType)
            return new ResourceResult(request.Id, StackOutputs(request.Id));
        var provider = deployment.Packages.ForReference(request.Provider);
        var read = await provider.ReadAsync(new ReadRequest(context, request.Id, null, properties), abort)
            ?? throw new RehearsalException($"there is no resource '{request.Id}'; correct the id, or create the resource first");
        return new ResourceResult(read.Id, read.Outputs);
    }

    private async Task<string> DefaultProviderAsync(ReadResourceRequest request, string urn, CancellationToken cancellationToken)
    {
        if (deployment.DefaultProviders.Refusal(request.Type, urn) is { } refusal)
            throw new RehearsalException(refusal);
        var reference = await deployment.DefaultProviders.ReferenceAsync(
            request.Type, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
        return deployment.FirstFailed([ResourceState.ProviderUrn(reference)]) is null
            ? reference
            : throw new RehearsalException($"{request.Name} is not read, because its provider failed");
    }

    /// <param name="name">A stack's name: <c>stack</c>, or <c>organization/project/stack</c> of this project.</param>
    private PropertyMap StackOutputs(string name)
    {
        var parts = name.Split('/');
        if (parts.Length == 3 && parts[1] != deployment.Stack.Project)
            throw new RehearsalException($"the stack '{name}' belongs to another project; only stacks of '{deployment.Stack.Project}' can be referred to in a rehearsal");
        var stack = parts[^1];
        var outputs = RehearsalEngine.ReadOutputs(deployment.Stack with { Name = stack })
            ?? throw new RehearsalException($"the stack '{name}' has not been deployed here; run 'up --stack {stack}' first");
        return new PropertyMap(
        [
            new("name", name),
            new("outputs", new PropertyValue.Map(outputs)),
            new("secretOutputNames", new PropertyValue.List([.. outputs.Where(output => output.Value is PropertyValue.Secret).Select(output => (PropertyValue)output.Key)])),
        ]);
    }
}
