using System.Text.RegularExpressions;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Reports;
using GeoRegistry.Policies.Rules;

namespace Infra.Tests.Policies.Rules;

public partial class RuleCatalogueTests
{
    private static readonly string[] KnownCatalogues = ["PSRule", "Checkov", "KICS", "Trivy", "Azure Policy", "APRL"];

    public static TheoryData<string> Ids() => [.. RuleCatalogue.Rules.Select(rule => rule.Description.Id)];

    [Fact]
    public void Every_id_belongs_to_one_rule()
    {
        var ids = RuleCatalogue.Rules.Select(rule => rule.Description.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(number => $"GEO{number:000}"), ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_described_for_people(string id)
    {
        var rule = Find(id).Description;

        Assert.True(char.IsUpper(rule.Title[0]) && !rule.Title.EndsWith('.') && rule.Title.Length <= 100, rule.Title);
        Assert.All(new[] { rule.Checks, rule.Why, rule.Fix }, text => Assert.Matches(SentencesPattern(), text));
        Assert.NotEmpty(rule.Source);
        Assert.NotEqual(Severity.Off, rule.Severity);
        Assert.All(rule.SameAs, same => Assert.Contains(same.Catalogue, KnownCatalogues));
        Assert.Equal(rule.SameAs.Distinct(), rule.SameAs);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_a_sealed_class_in_the_folder_of_its_category(string id)
    {
        var type = Find(id).GetType();

        Assert.True(type.IsSealed);
        Assert.Equal($"GeoRegistry.Policies.Rules.{Find(id).Description.Category}", type.Namespace);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_with_examples_that_pass_fail_and_are_undecided(string id)
    {
        var rule = Find(id).GetType();
        var test = typeof(RuleCatalogueTests).Assembly.GetType($"{rule.FullName!.Replace("GeoRegistry.", "Infra.Tests.", StringComparison.Ordinal)}Tests");

        Assert.NotNull(test);
        Assert.Equal(rule, ((RuleTests)Activator.CreateInstance(test)!).RuleType);
    }

    [Fact]
    public void Rules_and_configuration_know_the_same_parameters()
    {
        var rules = RuleCatalogue.Rules.Select(rule => rule.Description.Parameter).OfType<string>().Order(StringComparer.Ordinal);
        var error = Assert.Single(PolicyConfiguration.Read(new StackContext("dev"), Yaml.ToJson("parameters: { unknown: 1 }")).Errors);
        var configuration = error.Rule.Split("the keys are ")[1].Split(", ").Order(StringComparer.Ordinal);

        Assert.Equal(configuration, rules);
    }

    [Fact]
    public void The_document_of_all_rules_is_current() => TextSnapshot.Matches("docs/policies.md", CatalogueDocument.Write());

    private static Rule Find(string id) => RuleCatalogue.Rules.Single(rule => rule.Description.Id == id);

    /// <summary>One or more sentences.</summary>
    [GeneratedRegex(@"^[A-Z`].*\.$", RegexOptions.Singleline)]
    private static partial Regex SentencesPattern();
}
