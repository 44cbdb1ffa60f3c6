using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Rules;
using GeoRegistry.Policies.Testing;
using Infra.Tests.Mocks;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Stacks with one defect each: the rule or check for it finds it, and no other finds anything.</summary>
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

    public static TheoryData<string> OfSettings() => [.. All.Where(IsCaughtBySettings).Select(stack => stack.Defect)];

    public static TheoryData<string> OfResources() => [.. All.Where(stack => !IsCaughtBySettings(stack)).Select(stack => stack.Defect)];

    [Theory]
    [MemberData(nameof(OfSettings))]
    public async Task A_defect_of_the_settings_is_refused_at_its_place(string defect)
    {
        var stack = Find(defect);

        var refusal = await Assert.ThrowsAsync<SettingsException>(() => EvaluateAsync(stack, new()));

        Assert.Equal([stack.CaughtBy], refusal.Errors.Select(error => error.Path));
    }

    [Theory]
    [MemberData(nameof(OfResources))]
    public async Task A_defect_of_the_resources_is_caught_by_the_rule_for_it_alone(string defect)
    {
        var stack = Find(defect);

        var report = await EvaluateAsync(stack, AsDeployed());

        Assert.Equal([stack.CaughtBy], Findings(report));
        Assert.Empty(report.Problems);
    }

    [Theory]
    [MemberData(nameof(OfResources))]
    public async Task A_defect_is_caught_before_deployment_or_its_rule_is_undecided(string defect)
    {
        var stack = Find(defect);

        var report = await EvaluateAsync(stack, new());

        Assert.Equal(stack.IsOpenBeforehand || stack.IsUnseenBeforehand ? [] : [stack.CaughtBy], Findings(report));
        if (stack.IsOpenBeforehand)
            Assert.Contains(stack.CaughtBy, Open(report));
    }

    [Theory]
    [InlineData("prod", "")]
    [InlineData("prod", SoundStack.Regulated)]
    [InlineData("dev", "")]
    [InlineData("dev", SoundStack.WithoutEndpoint)]
    public async Task Nothing_is_found_without_a_defect(string name, string edits)
    {
        var report = await EvaluateAsync(new("none", "nothing") { Name = name, Edits = edits }, AsDeployed());

        Assert.Empty(Findings(report));
        Assert.Empty(Open(report));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void The_defects_are_many_and_distinct()
    {
        Assert.True(All.Length >= Fewest);
        Assert.True(All.Count(IsCaughtBySettings) >= FewestFromSettings);
        Assert.Equal(All.Select(stack => stack.Defect).Distinct(StringComparer.OrdinalIgnoreCase), All.Select(stack => stack.Defect));
    }

    [Fact]
    public void Every_rule_catches_a_defect()
        => Assert.Empty(RuleCatalogue.Rules.Select(rule => rule.Description.Id).Except(All.Select(stack => stack.CaughtBy.Split(' ')[0])));

    private static BadStack Find(string defect) => All.Single(stack => stack.Defect == defect);

    private static bool IsCaughtBySettings(BadStack stack) => stack.CaughtBy.StartsWith(ConfigurationKeys.Namespace, StringComparison.Ordinal);

    private static IEnumerable<string> Findings(PolicyReport report)
        => report.Findings.Select(finding => $"{finding.Rule.Id} {finding.Resource.Name} {finding.Property}");

    private static IEnumerable<string> Open(PolicyReport report)
        => report.Undecided.SelectMany(open => open.Properties.Select(property => $"{open.Rule.Id} {open.Resource.Name} {property}"));

    /// <summary>With all values that Azure returns.</summary>
    private static PolicyTestOptions AsDeployed() => new() { Mocks = new AzureMocks().Object };

    private static Task<PolicyReport> EvaluateAsync(BadStack stack, PolicyTestOptions options)
        => TamperedStack.With(stack, () => PolicyTest.EvaluateAsync<TamperedStack>(options with { StackName = stack.Name }, SoundStack.With(stack.Edits)));
}
