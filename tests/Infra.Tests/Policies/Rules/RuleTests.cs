using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Rules;

/// <summary>What the tests of every rule have in common; each gives examples.</summary>
public abstract class RuleTests
{
    private protected abstract Rule Rule { get; }

    internal Type RuleType => Rule.GetType();

    /// <summary>Where the rule finds nothing, and is not undecided.</summary>
    private protected abstract Examples Passing { get; }

    /// <summary>Where it finds something.</summary>
    private protected abstract Examples Failing { get; }

    /// <summary>Where it is undecided.</summary>
    private protected abstract Examples Undecided { get; }

    [Fact]
    public void What_keeps_the_rule_passes() => Check(Passing);

    [Fact]
    public void What_violates_the_rule_is_found()
        => Check(Failing, example => Assert.True(example.Said.All(said => said.Contains(": ", StringComparison.Ordinal)) && example.Said is not []));

    [Fact]
    public void What_is_not_known_yet_is_undecided() => Check(Undecided, example => Assert.True(example.Said is not []));

    /// <summary>A preview knows less than an update: it must neither pass what the update then refuses, nor refuse what the update accepts.</summary>
    [Fact]
    public void An_unknown_value_makes_the_rule_undecided_but_never_reverses_its_result()
    {
        foreach (var (name, example) in Passing)
        {
            Assert.All(
                LessKnown.Of(example),
                less => Assert.True(Evaluate(example, less.Stack).Findings is [], $"{name}: with {less.Unknown} unknown something is found"));
        }

        foreach (var (name, example) in Failing)
        {
            Assert.All(LessKnown.Of(example), less =>
            {
                var report = Evaluate(example, less.Stack);
                Assert.True(report.Findings is not [] || report.Undecided is not [], $"{name}: with {less.Unknown} unknown nothing is found or undecided");
            });
        }
    }

    private void Check(Examples examples, Action<Example>? isUseful = null)
    {
        Assert.NotEmpty(examples);
        foreach (var (name, example) in examples)
        {
            isUseful?.Invoke(example);
            var report = Evaluate(example, DeclaredYaml.Read(example.Yaml, example.Stack));
            var said = report.Findings.Select(finding => $"{finding.Resource.Name} {finding.Property}: {finding.Message}")
                .Concat(report.Undecided.SelectMany(open => open.Properties.Select(property => $"{open.Resource.Name} {property}")));
            Assert.Equal(Lines(name, example.Said), Lines(name, said));
        }
    }

    private PolicyReport Evaluate(Example example, DeclaredStack stack) => new PolicyEvaluation(
        stack,
        new PolicyConfiguration
        {
            Rules = [Rule],
            Severities = ImmutableDictionary<string, Severity>.Empty.Add(Rule.Description.Id, Severity.Error),
            Parameters = example.Parameters,
        },
        DateOnly.MinValue).EvaluateAll();

    /// <summary>The example's name is in the text, so that a failure says which one it was.</summary>
    private static string Lines(string name, IEnumerable<string> said) => string.Join('\n', said.Prepend($"{name}:"));
}
