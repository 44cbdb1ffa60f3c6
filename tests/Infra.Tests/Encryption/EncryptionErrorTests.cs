using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.Encryption;

public class EncryptionErrorTests
{
    private const string Path = "geo-registry:registries[0].encryption";
    private const string VaultId = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shared";

    [Theory]
    [InlineData("kv", "must be 3 to 24 letters, digits and hyphens", null)]
    [InlineData("kv_registry", "must be 3 to 24 letters, digits and hyphens", "kvregistry")]
    [InlineData("kv-contoso-registry-europe", "must be 3 to 24 letters, digits and hyphens", "kv-contoso-registry-euro")]
    [InlineData("1-registry", "must begin with a letter and have no two hyphens side by side and none at its end", null)]
    [InlineData("kv--registry", "must begin with a letter and have no two hyphens side by side and none at its end", null)]
    [InlineData("kv-registry-", "must begin with a letter and have no two hyphens side by side and none at its end", null)]
    public void A_vaults_name_that_breaks_Azures_rule_is_refused(string name, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.vault.name", $"\"{name}\"", rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"encryption: {{ vault: {{ name: {name} }}, key: {{ name: registry }} }}")));

    [Theory]
    [InlineData("kv-contoso-registry", "must be 1 to 18 letters, digits and hyphens", "kv-contoso-registr")]
    [InlineData("-registry", "must begin with a letter and have no two hyphens side by side", null)]
    public void A_vaults_name_leaves_room_for_its_suffix(string name, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.vault.name", $"\"{name}\"", rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith(
                $"encryption: {{ vault: {{ name: {name}, uniqueSuffix: true }}, key: {{ name: registry }} }}")));

    [Fact]
    public void A_vaults_name_may_end_with_a_hyphen_before_its_suffix()
        => Assert.Equal(
            "kv-",
            SettingsFile.Read(SettingsFile.RegistryWith("encryption: { vault: { name: kv-, uniqueSuffix: true }, key: { name: registry } }"))
                .Registries[0].Encryption!.Vault.Name);

    [Theory]
    [InlineData("name: registry key", "name", "\"registry key\"", "must be 1 to 127 letters, digits and hyphens", "registrykey")]
    [InlineData("name: registry, type: EC", "type", "\"EC\"", "must be RSA or RSA-HSM", null)]
    [InlineData("name: registry, type: RSA-HSN", "type", "\"RSA-HSN\"", "must be RSA or RSA-HSM", "RSA-HSM")]
    [InlineData("name: registry, size: 1024", "size", "1024", "must be a whole number from 2048 to 4096, without quotes", null)]
    [InlineData("name: registry, size: 2500", "size", "2500", "must be 2048, 3072 or 4096", null)]
    [InlineData("name: registry, rotateAfterDays: 6", "rotateAfterDays", "6", "must be a whole number from 7 to 3650, without quotes", null)]
    [InlineData("name: registry, expireAfterDays: 371", "expireAfterDays", "371", "must be a whole number from 372 to 3657, without quotes", null)]
    [InlineData(
        "name: registry, rotateAfterDays: 7, expireAfterDays: 27",
        "expireAfterDays",
        "27",
        "must be a whole number from 28 to 3657, without quotes",
        null)]
    [InlineData(
        "name: registry, expireAfterDays: 400, notifyBeforeExpiryDays: 400",
        "notifyBeforeExpiryDays",
        "400",
        "must be a whole number from 1 to 399, without quotes",
        null)]
    [InlineData(
        "name: registry, notifyBeforeExpiryDays: 30",
        "notifyBeforeExpiryDays",
        "30",
        "is only for keys whose versions expire",
        "add expireAfterDays, or remove the key")]
    [InlineData(
        "name: registry, version: latest",
        "version",
        "\"latest\"",
        "must be the 32 hexadecimal digits of a key's version, or left out to follow the newest",
        null)]
    public void A_key_that_Azure_or_the_registry_would_not_take_is_refused(string key, string member, string shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.key.{member}", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"encryption: {{ vault: {{ name: kv-registry }}, key: {{ {key} }} }}")));

    [Fact]
    public void Encryption_without_vault_or_key_is_refused()
        => Assert.Equal(
            new[] { "vault", "key" }.Select(key => new ConfigurationError($"{Path}.{key}", null, "must be given", null)),
            SettingsFile.MistakesWith("encryption: { grantAccess: true }"));

    [Theory]
    [InlineData("enablePurgeProtection: false")]
    [InlineData("softDeleteRetentionInDays: 7")]
    [InlineData("bypass: None")]
    public void What_keeps_the_key_safe_cannot_be_switched_off(string line)
        => Assert.Equal(
            "is not a key here; the keys are id, name, uniqueSuffix",
            Assert.Single(SettingsFile.MistakesWith($"encryption: {{ vault: {{ name: kv-registry, {line} }}, key: {{ name: registry }} }}")).Rule);

    [Fact]
    public void Of_a_key_in_an_existing_vault_nothing_but_name_and_version_can_be_said()
        => Assert.Equal(
            new[] { "size", "rotateAfterDays" }.Select(key => $"{Path}.key.{key}"),
            SettingsFile.MistakesWith($"encryption: {{ vault: {{ id: \"{VaultId}\" }}, key: {{ name: registry, size: 2048, rotateAfterDays: 30 }} }}")
                .Select(mistake => mistake.Path));

    [Fact]
    public void An_id_of_something_else_than_a_vault_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.vault.id",
                "\"kv-shared\"",
                "must be the id of a Microsoft.KeyVault/vaults: /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.KeyVault/vaults/NAME",
                null),
            Assert.Single(SettingsFile.MistakesWith("encryption: { vault: { id: kv-shared }, key: { name: registry } }")));

    [Theory]
    [InlineData("id-registri", "\"id-registri\"", "must be the name of an identity in identity.userAssigned of this registry", "id-registry")]
    [InlineData("id-ci", "\"id-ci\"", "must be an identity that is attached to the registry; id-ci says attach: false", null)]
    public void An_identity_that_the_registry_does_not_have_is_refused(string identity, string shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.identity", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($$"""
                identity: { userAssigned: [{ name: id-registry }, { name: id-ci, attach: false }] }
                encryption: { identity: {{identity}}, vault: { name: kv-registry }, key: { name: registry } }
                """)));

    [Fact]
    public void Encryption_is_described_by_what_the_registry_is_bound_to()
        => Assert.Equal(
            "vault kv-shared, key registry",
            SettingsFile.Read(SettingsFile.RegistryWith($"encryption: {{ vault: {{ id: \"{VaultId}\" }}, key: {{ name: registry }} }}"))
                .Registries[0].Encryption!.Describe());

    [Fact]
    public void The_registrys_own_identity_for_the_key_takes_one()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.identity",
                "\"system\"",
                "must be an identity that the registry has; its own takes identity.systemAssigned: true in an earlier run",
                "add identity: { systemAssigned: true }"),
            Assert.Single(SettingsFile.MistakesWith("encryption: { identity: system, vault: { name: kv-registry }, key: { name: registry } }")));

    [Theory]
    [InlineData("")]
    [InlineData(", grantAccess: true")]
    public void A_managed_module_does_not_take_its_roles_from_here(string grantAccess)
    {
        var id = VaultId.Replace("vaults/kv-shared", "managedHSMs/hsm-shared", StringComparison.Ordinal);

        Assert.Equal(
            new ConfigurationError(
                $"{Path}.grantAccess",
                grantAccess is "" ? null : "true",
                "must be false with a managed HSM: it has roles of its own, which Azure Resource Manager does not assign",
                "grantAccess: false, and az keyvault role assignment create --hsm-name hsm-shared --role \"Managed HSM Crypto Service Encryption User\" "
                    + "--scope /keys/registry --assignee-object-id PRINCIPAL_ID"),
            Assert.Single(SettingsFile.MistakesWith($"encryption: {{ vault: {{ id: {id} }}, key: {{ name: registry }}{grantAccess} }}")));
    }
}
