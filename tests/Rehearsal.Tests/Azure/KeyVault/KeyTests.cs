using System.Text.Json.Nodes;
using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.KeyVault.VaultTests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.KeyVault;

public class KeyTests
{
    private const string Key = $"{Vault}/keys/registry";

    private static async Task<AzureClient> StartWithVaultAsync(string sku = "standard")
    {
        var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody(sku: sku));
        return azure;
    }

    [Fact]
    public async Task Key_gets_its_addresses_and_is_an_RSA_key_of_2048_bits_by_default()
    {
        await using var azure = await StartWithVaultAsync();

        Assert.Equal(201, (await azure.SendAsync("PUT", Key, """{ "properties": {} }""")).Status);

        var key = await azure.GetAsync(Key);
        Assert.Equal("https://contoso-keys.vault.azure.net/keys/registry", (string?)key.Properties["keyUri"]);
        Assert.Matches("^https://contoso-keys.vault.azure.net/keys/registry/[0-9a-f]{32}$", (string?)key.Properties["keyUriWithVersion"]);
        Assert.Equal(("RSA", 2048), ((string?)key.Properties["kty"], (int)key.Properties["keySize"]!));
        Assert.Equal(
            (true, "Recoverable+Purgeable"), ((bool)key.Properties["attributes"]!["enabled"]!, (string?)key.Properties["attributes"]!["recoveryLevel"]));
        Assert.Equal("westeurope", (string?)key.Body!["location"]);
    }

    [Fact]
    public async Task Putting_a_key_that_exists_changes_nothing_and_makes_no_new_version()
    {
        await using var azure = await StartWithVaultAsync();
        _ = await azure.SucceedAsync("PUT", Key, """{ "tags": { "a": "1" }, "properties": { "keySize": 4096 } }""");
        var before = (await azure.GetAsync(Key)).Body!;
        azure.Time.Advance(TimeSpan.FromDays(1));

        var again = await azure.SendAsync("PUT", Key, """{ "tags": { "b": "2" }, "properties": { "keySize": 2048 } }""");

        Assert.Equal(200, again.Status);
        var after = (await azure.GetAsync(Key)).Body!;
        Assert.True(JsonNode.DeepEquals(before["properties"], after["properties"]));
        Assert.True(JsonNode.DeepEquals(before["tags"], after["tags"]));
    }

    [Fact]
    public async Task Key_has_at_most_15_tags()
    {
        await using var azure = await StartWithVaultAsync();
        static string Body(int count)
            => $$"""{ "tags": { {{string.Join(", ", Enumerable.Range(1, count).Select(number => $"\"tag{number}\": \"x\""))}} }, "properties": {} }""";

        var refused = await azure.SendAsync("PUT", Key, Body(16));
        _ = await azure.SucceedAsync("PUT", Key, Body(15));

        Assert.Equal((400, "BadParameter", "tags"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Deleted_key_keeps_its_name()
    {
        await using var azure = await StartWithVaultAsync();
        _ = await azure.SucceedAsync("PUT", Key, """{ "properties": {} }""");
        Assert.Equal(405, (await azure.SendAsync("DELETE", Key)).Status);
        Assert.Equal(200, (await azure.SendToVaultAsync("DELETE", "contoso-keys", "keys/registry")).Status);

        var again = await azure.SendAsync("PUT", Key, """{ "properties": {} }""");

        Assert.Equal((409, "Conflict"), (again.Status, again.ErrorCode));
        Assert.Contains("deleted but recoverable state", again.ErrorMessage, StringComparison.Ordinal);
        azure.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(201, (await azure.SendAsync("PUT", Key, """{ "properties": {} }""")).Status);
    }

    [Fact]
    public async Task Deleted_key_can_be_recovered_in_its_vault()
    {
        await using var azure = await StartWithVaultAsync();
        _ = await azure.SucceedAsync("PUT", Key, """{ "properties": {} }""");
        Assert.Equal(404, (await azure.SendToVaultAsync("GET", "contoso-keys", "deletedkeys/registry")).Status);
        _ = await azure.SendToVaultAsync("DELETE", "contoso-keys", "keys/registry");
        Assert.Equal(200, (await azure.SendToVaultAsync("GET", "contoso-keys", "deletedkeys/registry")).Status);

        Assert.Equal(200, (await azure.SendToVaultAsync("POST", "contoso-keys", "deletedkeys/registry/recover")).Status);

        Assert.Equal(200, (await azure.GetAsync(Key)).Status);
        Assert.Equal(404, (await azure.SendToVaultAsync("GET", "contoso-keys", "deletedkeys/registry")).Status);
    }

    [Fact]
    public async Task Closed_vault_refuses_a_client_that_is_no_trusted_service()
    {
        await using var azure = await StartWithVaultAsync();
        _ = await azure.SucceedAsync("PUT", Key, """{ "properties": {} }""");
        _ = await azure.SucceedAsync("PATCH", Vault, """{ "properties": { "networkAcls": { "defaultAction": "Deny", "bypass": "AzureServices" } } }""");

        Assert.Equal(403, (await azure.SendToVaultAsync("DELETE", "contoso-keys", "keys/registry")).Status);
    }

    [Theory]
    [InlineData("""{ "kty": "RSA", "keySize": 1024 }""", "properties.keySize")]
    [InlineData("""{ "kty": "RSA", "curveName": "P-256" }""", "properties.curveName")]
    [InlineData("""{ "kty": "EC", "keySize": 2048 }""", "properties.keySize")]
    [InlineData("""{ "kty": "EC", "curveName": "P-1" }""", "properties.curveName")]
    [InlineData("""{ "kty": "RSA-HSM" }""", "properties.kty")]
    [InlineData("""{ "kty": "AES" }""", "properties.kty")]
    public async Task Key_has_a_type_with_a_size_or_a_curve_that_exists(string properties, string target)
    {
        await using var azure = await StartWithVaultAsync();

        var refused = await azure.SendAsync("PUT", Key, $$"""{ "properties": {{properties}} }""");

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
    }

    [Theory]
    [InlineData("standard", "EC")]
    [InlineData("premium", "RSA-HSM")]
    [InlineData("premium", "EC-HSM")]
    public async Task Keys_in_hardware_need_a_premium_vault_and_curves_any(string sku, string kind)
    {
        await using var azure = await StartWithVaultAsync(sku);

        Assert.Equal(201, (await azure.SendAsync("PUT", Key, $$"""{ "properties": { "kty": "{{kind}}" } }""")).Status);
    }

    [Theory]
    [InlineData("P2Y", """{ "trigger": { "timeAfterCreate": "P18M" }, "action": { "type": "rotate" } }""", 201)]
    [InlineData("P2Y", """{ "trigger": { "timeBeforeExpiry": "P30D" }, "action": { "type": "notify" } }""", 201)]
    [InlineData("P20D", "", 400)]
    [InlineData("soon", "", 400)]
    [InlineData("P2Y", """{ "trigger": {}, "action": { "type": "rotate" } }""", 400)]
    [InlineData("P2Y", """{ "trigger": { "timeAfterCreate": "P18M", "timeBeforeExpiry": "P30D" }, "action": { "type": "rotate" } }""", 400)]
    [InlineData("P2Y", """{ "trigger": { "timeAfterCreate": "P6D" }, "action": { "type": "rotate" } }""", 400)]
    [InlineData("P90D", """{ "trigger": { "timeAfterCreate": "P84D" }, "action": { "type": "rotate" } }""", 400)]
    [InlineData("P90D", """{ "trigger": { "timeBeforeExpiry": "P6D" }, "action": { "type": "rotate" } }""", 400)]
    [InlineData("P2Y", """{ "trigger": { "timeAfterCreate": "P30D" }, "action": { "type": "notify" } }""", 400)]
    [InlineData(null, """{ "trigger": { "timeBeforeExpiry": "P30D" }, "action": { "type": "notify" } }""", 400)]
    [InlineData(null, """{ "trigger": { "timeAfterCreate": "P90D" }, "action": { "type": "rotate" } }""", 201)]
    public async Task Rotation_policy_leaves_time_after_creation_and_before_expiry(string? expiry, string actions, int status)
    {
        await using var azure = await StartWithVaultAsync();
        var attributes = expiry is null ? "{}" : $$"""{ "expiryTime": "{{expiry}}" }""";

        var answer = await azure.SendAsync(
            "PUT", Key, $$"""{ "properties": { "rotationPolicy": { "attributes": {{attributes}}, "lifetimeActions": [{{actions}}] } } }""");

        Assert.Equal(status, answer.Status);
    }
}
