using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers in place of the providers when a program runs under <c>Deployment.TestAsync</c>.</summary>
public interface IMocks
{
    /// <summary>Invents the outputs of a new resource, or of one that is read.</summary>
    /// <param name="args">The resource.</param>
    /// <returns>Its id (null for a component) and its outputs as a dictionary by name.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Invents the result of a function or method.</summary>
    /// <param name="args">The call.</param>
    /// <returns>The result as a dictionary by name.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Called with the outputs of a component. Does nothing unless implemented.</summary>
    /// <param name="args">The component and its outputs.</param>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>Mocks that answer every resource with its inputs, without an id. They have no result for a call: a program that makes one fails.</summary>
public class EmptyMocks : IMocks
{
    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs));

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args);
}

/// <summary>A resource that is registered or read under mocks.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The resource's name.</summary>
    public string? Name { get; set; }

    /// <summary>The inputs; those not known are left out, numbers are doubles.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = [];

    /// <summary>The provider's reference; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty for a new one.</summary>
    public string? Id { get; set; }
}

/// <summary>A call of a function or method under mocks.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments; numbers are doubles.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = [];

    /// <summary>The provider's reference; empty for the default one.</summary>
    public string? Provider { get; set; }
}

/// <summary>The outputs that a component registers under mocks.</summary>
/// <param name="urn">The component's URN.</param>
/// <param name="outputs">The outputs by name.</param>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>The component's URN.</summary>
    public readonly string Urn = urn;

    /// <summary>The outputs by name.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}

/// <summary>What a program sees when it runs under mocks.</summary>
public class TestOptions
{
    /// <summary>The project's name; by default "project".</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name; by default "stack".</summary>
    public string? StackName { get; set; }

    /// <summary>The organization's name; by default "organization".</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The directory of the project's file; by default there is none, and a program that asks for it fails.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>Whether to run as a preview; by default true.</summary>
    public bool? IsPreview { get; set; }
}
