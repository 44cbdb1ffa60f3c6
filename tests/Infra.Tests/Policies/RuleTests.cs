using System.Collections.Immutable;
using GeoRegistry.Policies;

namespace Infra.Tests.Policies;

/// <summary>What the tests of every rule have in common; each gives examples.</summary>
public abstract class RuleTests
{
    private protected abstract Rule Rule { get; }

    internal Type RuleType => Rule.GetType();

    /// <summary>Where the rule finds nothing, and leaves nothing open.</summary>
    private protected abstract Examples Passing { get; }

    /// <summary>Where it finds something.</summary>
    private protected abstract Examples Failing { get; }

    /// <summary>Where it cannot tell.</summary>
    private protected abstract Examples Undecided { get; }

    [Fact]
    public void What_keeps_the_rule_passes() => Check(Passing);

    [Fact]
    public void What_breaks_the_rule_is_found() => Check(Failing, example => Assert.True(example.Said.All(said => said.Contains(": ", StringComparison.Ordinal)) && example.Said is not []));

    [Fact]
    public void What_is_not_known_yet_is_left_undecided() => Check(Undecided, example => Assert.True(example.Said is not []));

    private void Check(Examples examples, Action<Example>? isUseful = null)
    {
        Assert.NotEmpty(examples);
        foreach (var (name, example) in examples)
        {
            isUseful?.Invoke(example);
            var report = new PolicyEvaluation(
                DeclaredYaml.Read(example.Yaml, example.Stack),
                new PolicyConfiguration
                {
                    Rules = [Rule],
                    Severities = ImmutableDictionary<string, Severity>.Empty.Add(Rule.Description.Id, Severity.Error),
                    Parameters = example.Parameters,
                },
                DateOnly.MinValue).JudgeAll();
            var said = report.Findings.Select(finding => $"{finding.Resource.Name} {finding.Property}: {finding.Message}")
                .Concat(report.Undecided.SelectMany(open => open.Properties.Select(property => $"{open.Resource.Name} {property}")));
            Assert.Equal(Lines(name, example.Said), Lines(name, said));
        }
    }

    /// <summary>The example's name is in the text, so that a failure says which one it was.</summary>
    private static string Lines(string name, IEnumerable<string> said) => string.Join('\n', said.Prepend($"{name}:"));
}
