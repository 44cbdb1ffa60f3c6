using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Encryption;

/// <summary>Settings that work, but whose consequences show only when a region is lost.</summary>
public class ResilienceWarningTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string VaultId = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shared";
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(
        "westeurope",
        "{ name: kv-registry }",
        "is in the home region, westeurope: while that is down, the replicas elsewhere have the key only once Microsoft has failed the vault over to "
            + "northeurope, which can take hours; there it can be used but not changed")]
    [InlineData(
        "polandcentral",
        "{ name: kv-registry }",
        "is in the home region, polandcentral: while that is down, the replicas elsewhere have no key, for Key Vault copies nothing from there to another "
            + "region; a vault in a region that has a pair would be copied")]
    [InlineData(
        "westeurope",
        $"{{ id: \"{VaultId}\", region: uksouth }}",
        "is in uksouth: while that is down, the registry's regions have the key only once Microsoft has failed the vault over to ukwest, which can take "
            + "hours; there it can be used but not changed")]
    [InlineData(
        "westeurope",
        $"{{ id: \"{VaultId}\", region: West US 3 }}",
        "is in westus3: while that is down, the registry's regions have no key, for Key Vault copies nothing from there to another region; a vault in a "
            + "region that has a pair would be copied")]
    [InlineData(
        "westeurope",
        $"{{ id: \"{VaultId}\", region: westeurope }}",
        "is in the home region, westeurope: while that is down, the replicas elsewhere have the key only once Microsoft has failed the vault over to "
            + "northeurope, which can take hours; there it can be used but not changed")]
    public void The_loss_of_the_vaults_region_is_warned_of_where_there_are_replicas(string homeRegion, string vault, string text)
        => Assert.Equal(
            new ConfigurationWarning($"{Registry}.encryption.vault", text),
            Assert.Single(Warnings(homeRegion, $"replicas: [{{ region: eastus }}]\nencryption: {{ vault: {vault}, key: {{ name: registry }} }}")));

    [Theory]
    [InlineData("encryption: { vault: { name: kv-registry }, key: { name: registry } }")]
    [InlineData($"replicas: [{{ region: eastus }}]\nencryption: {{ vault: {{ id: \"{VaultId}\" }}, key: {{ name: registry }} }}")]
    [InlineData($"replicas: [{{ region: eastus }}]\naccess: [{{ name: aks, can: pull, kubelets: [{{ region: East US, objectId: {Guid} }}] }}]")]
    public void Nothing_is_warned_of_without_replicas_or_where_the_region_is_not_known_or_has_a_replica(string lines)
        => Assert.Empty(Warnings("westeurope", lines));

    [Fact]
    public void A_cluster_in_a_region_without_a_replica_is_warned_of()
        => Assert.Equal(
            new ConfigurationWarning(
                $"{Registry}.access[0].kubelets[1].region",
                "is uksouth, where the registry has no replica: the cluster's nodes will pull from another region"),
            Assert.Single(Warnings("westeurope", $$"""
                access:
                  - name: aks
                    can: pull
                    kubelets: [{ region: westeurope, objectId: {{Guid}} }, { region: UK South, objectId: 22222222-2222-3333-4444-555555555555 }]
                """)));

    private static IEnumerable<ConfigurationWarning> Warnings(string homeRegion, string lines)
        => SettingsFile.Read(
            SettingsFile.RegistryWith(lines).Replace("homeRegion: westeurope", $"homeRegion: {homeRegion}", StringComparison.Ordinal)).Warnings;
}
