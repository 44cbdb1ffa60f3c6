using GeoRegistry;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Testing;

namespace Infra.Tests.Policies.Configuration;

/// <summary>What the owner of a production stack unprotects, to remove it, is no violation of the rule that everything is protected.</summary>
public class ImpliedExemptionTests
{
    private const string Rule = "GEO046";

    [Fact]
    public async Task A_replica_whose_region_may_be_removed_is_exempted_and_no_other()
    {
        var report = await EvaluateAsync("\"allowReplicaRemoval\": [\"East US\"]");

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id == Rule);
        Assert.Equal(["contoso-eastus"], Exempted(report));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task A_registry_that_its_owner_unprotects_is_exempted_with_its_replicas()
    {
        var report = await EvaluateAsync("\"protect\": false");

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id == Rule);
        Assert.Equal(["contoso", "contoso-eastus", "contoso-northeurope"], Exempted(report));
        Assert.All(report.Exempted.Where(one => one.Finding.Rule.Id == Rule), one => Assert.Equal("geo-registry:registries[0].protect", one.Exemption.Path));
    }

    [Fact]
    public async Task A_region_that_was_removed_may_stay_in_the_list()
    {
        var report = await EvaluateAsync("\"allowReplicaRemoval\": [\"uksouth\"]");

        Assert.Empty(Exempted(report));
        Assert.Empty(report.Problems);
    }

    private static IEnumerable<string> Exempted(PolicyReport report)
        => report.Exempted.Where(one => one.Finding.Rule.Id == Rule).Select(one => one.Finding.Resource.Name).Order(StringComparer.Ordinal);

    private static Task<PolicyReport> EvaluateAsync(string key) => PolicyTest.EvaluateAsync<RegistryStack>(
        new PolicyTestOptions { StackName = "prod" },
        ("geo-registry:registries", $$"""
            [{
              "name": "contoso",
              "resourceGroup": "rg",
              "homeRegion": "westeurope",
              "replicas": [{ "region": "eastus" }, { "region": "northeurope" }],
              {{key}}
            }]
            """));
}
