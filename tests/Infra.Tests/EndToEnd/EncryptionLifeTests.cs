using GeoRegistry.Registries;

namespace Infra.Tests.EndToEnd;

/// <summary>A registry that is encrypted with a customer-managed key: deployment, changes, deletion.</summary>
public class EncryptionLifeTests
{
    private const string Settings = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          replicas: [{ region: eastus }]
          encryption: { vault: { name: kv-registry, uniqueSuffix: true }, key: { name: registry, rotateAfterDays: 90 } }
        """;

    private static readonly string WithOwnIdentity
        = $"{Settings.Replace("encryption: { ", "encryption: { identity: system, ", StringComparison.Ordinal)}\n  identity: {"{ systemAssigned: true }"}";

    private static readonly string[] InOrder =
    [
        "UserAssignedIdentity contoso-identity-id-contoso-encryption",
        "Vault contoso-vault",
        "Key contoso-key",
        "RoleAssignment contoso-key-access",
        "Registry contoso",
        "Replication contoso-eastus",
    ];

    [Fact]
    public async Task Identity_vault_key_and_its_role_are_there_before_the_registry()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings);

        run.AssertOrder([.. InOrder.Select(resource => $"Create {resource}")]);
        Assert.Contains("RoleAssignment contoso-key-access", stack.Find("Registry contoso").Dependencies.Select(TestStack.Label));
        Assert.All(InOrder, resource => Assert.Equal("GeoReplicatedRegistry contoso", TestStack.Label(stack.Find(resource).Parent!)));
    }

    [Fact]
    public async Task The_registry_is_encrypted_with_the_newest_version_of_the_key()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);

        var registry = await stack.ReadAsync("resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01");
        var encryption = registry!["properties"]!["encryption"]!;
        Assert.Equal("enabled", (string)encryption["status"]!);
        Assert.Matches("^https://kv-registry[a-z0-9]{6}.vault.azure.net/keys/registry$", (string)encryption["keyVaultProperties"]!["keyIdentifier"]!);
    }

    [Fact]
    public async Task The_vault_is_protected_as_the_registry_is()
    {
        await using var stack = await TestStack.DeployedAsync(Settings.Replace("replicas:", "protect: true\n  replicas:", StringComparison.Ordinal));

        Assert.True(stack.Find("Vault contoso-vault").Protect);
        Assert.True(stack.Find("Registry contoso").Protect);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);

        Assert.Empty((await stack.UpAsync(Settings)).Changes);
    }

    [Fact]
    public async Task What_Azure_would_not_change_of_the_key_is_not_sent_but_warned_of()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);
        Assert.DoesNotContain((await stack.PreviewAsync(Settings)).Warnings, warning => warning.Contains("encryption.key", StringComparison.Ordinal));

        var run = await stack.UpAsync(Settings.Replace("rotateAfterDays: 90", "size: 4096", StringComparison.Ordinal));

        Assert.Empty(run.Changes);
        Assert.Contains(
            run.Warnings,
            warning => warning.Contains("encryption.key.size: 4096 is ignored, the value stays 3072: Azure fixes it", StringComparison.Ordinal));
        Assert.Contains(
            run.Warnings,
            warning => warning.Contains("encryption.key.rotateAfterDays: 365 is ignored, the value stays 90: ", StringComparison.Ordinal)
                && warning.EndsWith("use az keyvault key rotation-policy update", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_identity_in_the_settings_it_can_be_given_one_and_keeps_that_of_its_key()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);

        var run = await stack.UpAsync($"{Settings}\n  identity: {{ systemAssigned: true }}");

        Assert.Equal(["Update Registry contoso"], run.Changes);
    }

    [Fact]
    public async Task Registry_goes_over_to_its_own_identity_once_that_may_use_the_key()
    {
        await using var stack = await TestStack.DeployedAsync($"{Settings}\n  identity: {"{ systemAssigned: true }"}");

        var run = await stack.UpAsync(WithOwnIdentity);

        run.AssertOrder(
            "Create RoleAssignment contoso-key-access-system",
            "Update Registry contoso",
            "Delete RoleAssignment contoso-key-access",
            "Delete UserAssignedIdentity contoso-identity-id-contoso-encryption");
        var registry = await stack.ReadAsync("resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01");
        Assert.Equal("system", (string?)registry!["properties"]!["encryption"]!["keyVaultProperties"]!["identity"]);
        Assert.Empty((await stack.UpAsync(WithOwnIdentity)).Changes);
    }

    [Theory]
    [InlineData(null, "The registry contoso cannot be created with encryption.identity: system")]
    [InlineData(Settings, "The registry contoso cannot go over to encryption.identity: system in this run")]
    public async Task Registry_without_an_identity_of_its_own_is_refused_before_anything_is_done(string? before, string refusal)
    {
        await using var stack = before is null ? await TestStack.StartAsync() : await TestStack.DeployedAsync(before);
        var names = await stack.NamesInAzureAsync();

        var run = await stack.TryUpAsync(WithOwnIdentity);

        Assert.Contains(refusal, Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(names, await stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task A_key_in_a_managed_module_encrypts_a_registry()
    {
        await using var stack = await TestStack.DeployedAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              encryption:
                vault: { id: /subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-keys/providers/Microsoft.KeyVault/managedHSMs/contoso-hsm }
                key: { name: registry }
                grantAccess: false
            """);

        var registry = await stack.ReadAsync("resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01");
        Assert.Equal(
            "https://contoso-hsm.managedhsm.azure.net/keys/registry",
            (string?)registry!["properties"]!["encryption"]!["keyVaultProperties"]!["keyIdentifier"]);
    }

    [Fact]
    public async Task The_key_is_deleted_with_its_vault_after_the_registry()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);

        var run = await stack.DestroyAsync();

        run.AssertOrder("Delete Registry contoso", "Delete RoleAssignment contoso-key-access", "Delete Vault contoso-vault");
        Assert.Equal("Vault contoso-vault", Assert.Single(run.Changes, change => change.StartsWith("Delete Vault", StringComparison.Ordinal))[7..]);
        Assert.Empty(stack.State);
    }
}
