using GeoRegistry.Policies.Authoring;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Rules;

/// <summary>Resources that a rule evaluates, and the expected result.</summary>
/// <param name="Yaml">The resources, as <see cref="DeclaredYaml"/> reads them.</param>
/// <param name="Said">
/// Every finding as <c>NAME PROPERTY: message</c>, or every undecided resource as <c>NAME PROPERTY</c>; none for an example that passes.
/// </param>
internal sealed record Example(string Yaml, params string[] Said)
{
    /// <summary>The stack's name.</summary>
    internal string Stack { get; init; } = "test";

    /// <summary>The rules' parameters.</summary>
    internal PolicyParameters Parameters { get; init; } = new();

    public static implicit operator Example(string yaml) => new(yaml);
}

/// <summary>Examples by their names.</summary>
internal sealed class Examples : Dictionary<string, Example>;
