using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GeoRegistry;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Rules;
using GeoRegistry.Policies.Running;
using GeoRegistry.Policies.Testing;

namespace Benchmarks;

/// <summary>All rules, those on request included, over registries with 30 replicas each, webhooks in every region and role assignments.</summary>
[MemoryDiagnoser]
[InProcess]
[WarmupCount(3)]
[IterationCount(10)]
public class EvaluationBenchmark
{
    private const int Registries = 40;
    private const int Replicas = 30;

    private Declaration _declaration = null!;
    private PolicyConfiguration _configuration = null!;

    /// <summary>Whether registries have random suffixes, so that their names are unknown and many rules stay undecided.</summary>
    [Params(false, true)]
    public bool UnknownNames { get; set; }

    /// <summary>Declares the stack.</summary>
    [GlobalSetup]
    public async Task DeclareAsync()
    {
        Region[] regions = [.. Regions.All.Take(Replicas + 1)];
        var registries = Enumerable.Range(0, Registries).Select(number => new
        {
            name = $"contoso{number:00}",
            uniqueSuffix = UnknownNames,
            resourceGroup = $"rg-{number}",
            homeRegion = regions[0].Name,
            replicas = regions[1..].Select(region => new { region = region.Name }),
            webhooks = new[] { new { name = "arrived", regions = "all", serviceUri = "https://hooks.contoso.com/{region}" } },
            access = Enumerable.Range(0, 10).Select(one => new
            {
                name = $"team{one}",
                can = "pull",
                principal = new { objectId = new Guid(number, (short)one, 0, new byte[8]), type = "Group" },
            }),
        });
        _declaration = await PolicyTest.WithConfigurationAsync(
            [("geo-registry:registries", JsonSerializer.Serialize(registries))],
            () => Declaration.RunAsync<RegistryStack>(new DeclarationMocks(), new() { StackName = "prod", ProjectName = "geo-registry", IsPreview = true }));
        _configuration = _declaration.Configuration with
        {
            Severities = RuleCatalogue.Rules.ToImmutableDictionary(rule => rule.Description.Id, _ => Severity.Warning),
            Parameters = new() { AllowedGeographies = ["Europe"], MonthlyBudget = 1000, RequiredTags = ["owner"], NamePattern = new("^contoso") },
        };
        Console.WriteLine($"// resources: {_declaration.Stack.Resources.Length}, rules: {_configuration.Rules.Length}");
    }

    /// <summary>Judges a stack that nothing is remembered of.</summary>
    [Benchmark]
    public PolicyReport Evaluate()
        => new PolicyEvaluation(new DeclaredStack(_declaration.Stack.Name, _declaration.Stack.Resources), _configuration, _declaration.Today).EvaluateAll();
}
