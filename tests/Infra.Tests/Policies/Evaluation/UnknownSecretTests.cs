using GeoRegistry;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Testing;

namespace Infra.Tests.Policies.Evaluation;

/// <summary>A preview without the passphrase sees a fixed text in place of every secret.</summary>
public class UnknownSecretTests
{
    [Fact]
    public async Task A_secret_that_cannot_be_decrypted_is_not_known_to_the_rules()
    {
        var report = await PolicyTest.EvaluateAsync<RegistryStack>(("geo-registry:registries", """
            [{
              "name": "contoso",
              "resourceGroup": "rg",
              "homeRegion": "westeurope",
              "webhooks": [{ "name": "arrived", "serviceUri": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }]
            }]
            """));

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id is "GEO026");
        Assert.Contains(report.Undecided, open => open.Rule.Id is "GEO026");
    }
}
