using GeoRegistry.Policies;
using GeoRegistry.Policies.Testing;
using GeoRegistry.Settings;
using Infra.Tests.Mocks;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Stacks with one defect each: what is meant for it finds it, and nothing else finds anything.</summary>
public class BadStackTests
{
    private const int Fewest = 60;
    private const int FewestFromSettings = 15;

    private static readonly BadStack[] All =
    [
        .. SettingsDefects.All,
        .. ReliabilityDefects.All,
        .. SecurityDefects.All,
        .. NetworkDefects.All,
        .. OperationsDefects.All,
    ];

    public static TheoryData<string> Defects() => [.. All.Select(stack => stack.Defect)];

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task A_defect_is_caught_by_what_is_meant_for_it_alone(string defect)
        => Assert.Equal([All.Single(stack => stack.Defect == defect).CaughtBy], await FindAsync(All.Single(stack => stack.Defect == defect)));

    [Theory]
    [InlineData("prod", "")]
    [InlineData("prod", SoundStack.Regulated)]
    [InlineData("dev", "")]
    [InlineData("dev", SoundStack.WithoutEndpoint)]
    public async Task Nothing_is_found_without_a_defect(string name, string edits)
    {
        var report = await JudgeAsync(new("none", "") { Name = name, Edits = edits });

        Assert.Empty(report.Findings);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Undecided.Select(open => $"{open.Rule.Id} {open.Resource} {string.Join(' ', open.Properties)}"));
    }

    [Fact]
    public void There_are_many_and_each_one_is_another()
    {
        Assert.True(All.Length >= Fewest);
        Assert.True(All.Count(stack => IsPath(stack.CaughtBy)) >= FewestFromSettings);
        Assert.Equal(All.Select(stack => stack.Defect).Distinct(StringComparer.OrdinalIgnoreCase), All.Select(stack => stack.Defect));
    }

    [Fact]
    public void Every_rule_catches_a_defect()
        => Assert.Empty(Catalogue.Rules.Select(rule => rule.Description.Id).Except(All.Select(stack => stack.CaughtBy.Split(' ')[0])));

    private static bool IsPath(string caughtBy) => caughtBy.StartsWith(StackSettings.Namespace, StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> FindAsync(BadStack stack)
    {
        try
        {
            var report = await JudgeAsync(stack);
            return report.Findings.Select(finding => $"{finding.Rule.Id} {finding.Resource.Name} {finding.Property}").Concat(report.Problems.Select(problem => problem.Message));
        }
        catch (SettingsException refusal)
        {
            return refusal.Mistakes.Select(mistake => mistake.Path);
        }
    }

    private static Task<PolicyReport> JudgeAsync(BadStack stack)
        => TamperedStack.With(stack, () => PolicyTest.EvaluateAsync<TamperedStack>(new() { StackName = stack.Name, Mocks = new AzureMocks().Object }, SoundStack.With(stack.Edits)));
}
