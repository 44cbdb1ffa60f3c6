using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class VaultPurgeProtectionTests : RuleTests
{
    private protected override Rule Rule => new VaultPurgeProtection();

    private protected override Examples Passing => new()
    {
        ["protected"] = "- keyvault:Vault keys: { properties: { enablePurgeProtection: true, enableSoftDelete: true } }",
        ["soft delete left out"] = "- keyvault:Vault keys: { properties: { enablePurgeProtection: true } }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- keyvault:Vault keys: {}",
            "keys properties.enablePurgeProtection: keys can be destroyed before anybody can restore them"),
        ["off"] = new(
            "- keyvault:Vault keys: { properties: { enablePurgeProtection: false } }",
            "keys properties.enablePurgeProtection: keys can be destroyed before anybody can restore them"),
        ["without soft delete"] = new(
            "- keyvault:Vault keys: { properties: { enablePurgeProtection: true, enableSoftDelete: false } }",
            "keys properties.enableSoftDelete: deleted keys cannot be restored"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- keyvault:Vault keys: { properties: !unknown }",
            "keys properties.enablePurgeProtection",
            "keys properties.enableSoftDelete"),
        ["soft delete not known yet"] = new(
            "- keyvault:Vault keys: { properties: { enablePurgeProtection: true, enableSoftDelete: !unknown } }",
            "keys properties.enableSoftDelete"),
    };
}
