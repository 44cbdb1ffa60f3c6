using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class VaultSurvivesHomeRegionTests : RuleTests
{
    private protected override Rule Rule => new VaultSurvivesHomeRegion();

    private protected override Examples Passing => new()
    {
        ["copied"] = """
            - keyvault:Vault vault: { location: westeurope }
            - containerregistry:Registry contoso: { encryption: { keyVaultProperties: { keyIdentifier: !of vault } } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["no replicas"] = """
            - keyvault:Vault vault: { location: polandcentral }
            - containerregistry:Registry contoso: { encryption: { keyVaultProperties: { keyIdentifier: !of vault } } }
            """,
        ["not for encryption"] = """
            - keyvault:Vault vault: { location: polandcentral }
            - containerregistry:Registry contoso: { $dependsOn: vault }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["another vault"] = """
            - keyvault:Vault vault: { location: polandcentral, vaultName: other }
            - containerregistry:Registry contoso:
                encryption: { keyVaultProperties: { keyIdentifier: "https://contoso-keys.vault.azure.net/keys/registry" } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["a value of the vault"] = new(
            """
            - keyvault:Vault vault: { location: polandcentral }
            - containerregistry:Registry contoso: { encryption: { keyVaultProperties: { keyIdentifier: !of vault } } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "vault location: a registry with replicas takes its key from this vault, and Key Vault copies nothing from polandcentral to another region"),
        ["the vault's address"] = new(
            """
            - keyvault:Vault vault: { location: Poland Central, vaultName: contoso-keys }
            - containerregistry:Registry contoso:
                encryption: { keyVaultProperties: { keyIdentifier: "https://contoso-keys.vault.azure.net/keys/registry" } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "vault location: a registry with replicas takes its key from this vault, and Key Vault copies nothing from polandcentral to another region"),
    };

    private protected override Examples Undecided => new()
    {
        ["vault's region"] = new(
            """
            - keyvault:Vault vault: {}
            - containerregistry:Registry contoso: { encryption: { keyVaultProperties: { keyIdentifier: !of vault } } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "vault location"),
        ["vault's name"] = new(
            """
            - keyvault:Vault vault: { location: polandcentral }
            - containerregistry:Registry contoso:
                encryption: { keyVaultProperties: { keyIdentifier: "https://contoso-keys.vault.azure.net/keys/registry" } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "vault location"),
        ["key"] = new(
            """
            - keyvault:Vault vault: { location: polandcentral, vaultName: contoso-keys }
            - containerregistry:Registry contoso: { encryption: { keyVaultProperties: { keyIdentifier: !unknown } } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "vault location"),
    };
}
