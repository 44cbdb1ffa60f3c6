using GeoRegistry.Policies.Authoring;

namespace Infra.Tests.Policies.Evaluation;

/// <summary>Resources that a rule judges, and what it has to say of them.</summary>
/// <param name="Yaml">The resources, as <see cref="DeclaredYaml"/> reads them.</param>
/// <param name="Said">Every finding as <c>NAME PROPERTY: message</c>, or every undecided resource as <c>NAME PROPERTY</c>; none for an example that passes.</param>
internal sealed record Example(string Yaml, params string[] Said)
{
    /// <summary>The stack's name.</summary>
    internal string Stack { get; init; } = "test";

    /// <summary>What the rule is told.</summary>
    internal PolicyParameters Parameters { get; init; } = new();

    public static implicit operator Example(string yaml) => new(yaml);
}

/// <summary>Examples by what is special in each.</summary>
internal sealed class Examples : Dictionary<string, Example>;
