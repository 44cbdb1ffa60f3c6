using System.Text.Json.Nodes;
using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class TokenTests
{
    private const string ScopeMap = $"{Registry}/scopeMaps/samples";
    private const string Token = $"{Registry}/tokens/device";

    private static string ScopeMapBody(string action = "repositories/samples/hello-world/content/read")
        => $$"""{ "properties": { "actions": ["{{action}}"] } }""";

    private static string TokenBody(string scopeMap = ScopeMap, string credentials = "")
        => $$"""{ "properties": { "scopeMapId": "{{scopeMap}}"{{credentials}} } }""";

    private static async Task<AzureClient> StartWithTokenAsync()
    {
        var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", ScopeMap, ScopeMapBody());
        _ = await azure.SucceedAsync("PUT", Token, TokenBody());
        return azure;
    }

    private static Task<Answer> GenerateAsync(AzureClient azure, string more = "", string token = Token)
        => azure.SendAsync("POST", $"{Registry}/generateCredentials", $$"""{ "tokenId": "{{token}}"{{more}} }""");

    private static JsonArray Passwords(Answer token) => token.Properties["credentials"]!["passwords"] as JsonArray ?? [];

    [Fact]
    public async Task Registry_has_built_in_scope_maps_that_cannot_be_changed_or_deleted()
    {
        await using var azure = await StartWithRegistryAsync();
        const string pull = $"{Registry}/scopeMaps/_repositories_pull";

        Assert.Equal(
            ["_repositories_admin", "_repositories_pull", "_repositories_pull_metadata_read", "_repositories_push", "_repositories_push_metadata_write"],
            (await azure.GetAsync($"{Registry}/scopeMaps")).Names);
        Assert.Equal("SystemDefined", (string?)(await azure.GetAsync(pull)).Properties["type"]);
        Assert.Equal(409, (await azure.SendAsync("DELETE", pull)).Status);
        Assert.Equal(409, (await azure.SendAsync("PUT", pull, ScopeMapBody())).Status);
        Assert.Equal(201, (await azure.SendAsync("PUT", Token, TokenBody(pull))).Status);
    }

    [Theory]
    [InlineData("repositories/samples/hello-world/content/read", 201)]
    [InlineData("repositories/samples/*/metadata/write", 201)]
    [InlineData("gateway/branch/message/write", 201)]
    [InlineData("repositories/samples/metadata/delete", 400)]
    [InlineData("repositories/content/read", 400)]
    [InlineData("samples/content/read", 400)]
    [InlineData("gateway/branch/content/read", 400)]
    public async Task Actions_of_a_scope_map_name_a_repository_or_a_gateway(string action, int status)
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", ScopeMap, ScopeMapBody(action))).Status);
    }

    [Fact]
    public async Task Token_needs_a_scope_map_that_exists()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Token, TokenBody());

        Assert.Equal((400, "ScopeMapNotFound", "properties.scopeMapId"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Scope_map_in_use_cannot_be_deleted()
    {
        await using var azure = await StartWithTokenAsync();

        var used = await azure.SendAsync("DELETE", ScopeMap);
        _ = await azure.SucceedAsync("DELETE", Token);
        var free = await azure.SendAsync("DELETE", ScopeMap);

        Assert.Equal((409, "ScopeMapInUse"), (used.Status, used.ErrorCode));
        Assert.Equal(202, free.Status);
    }

    [Fact]
    public async Task Passwords_are_given_once_and_then_shown_without_their_values()
    {
        await using var azure = await StartWithTokenAsync();

        var generated = (await GenerateAsync(azure, """, "expiry": "2026-12-31T00:00:00Z" """)).Body!;

        Assert.Equal("device", (string?)generated["username"]);
        Assert.Equal(2, generated["passwords"]!.AsArray().Select(password => (string)password!["value"]!).Distinct().Count());
        var shown = Passwords(await azure.GetAsync(Token));
        Assert.Equal(["password1", "password2"], shown.Select(password => (string)password!["name"]!));
        Assert.All(shown, password => Assert.Equal("2026-12-31T00:00:00Z", (string?)password!["expiry"]));
        Assert.All(shown, password => Assert.False(password!.AsObject().ContainsKey("value")));
    }

    [Fact]
    public async Task One_password_can_be_made_anew_while_the_other_stays()
    {
        await using var azure = await StartWithTokenAsync();
        _ = await GenerateAsync(azure);
        azure.Time.Advance(TimeSpan.FromDays(1));

        var generated = (await GenerateAsync(azure, """, "name": "password2" """)).Body!;

        Assert.Equal("password2", (string?)Assert.Single(generated["passwords"]!.AsArray())!["name"]);
        Assert.Equal(
            ["2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z"], Passwords(await azure.GetAsync(Token)).Select(password => (string)password!["creationTime"]!));
    }

    [Theory]
    [InlineData(""", "name": "password3" """, Token, "name")]
    [InlineData(""", "expiry": "2026-01-01T00:00:00Z" """, Token, "expiry")]
    [InlineData("", $"{Registry}/tokens/other", "tokenId")]
    [InlineData("", "device", "tokenId")]
    public async Task Passwords_are_made_for_tokens_that_exist_and_for_the_future(string more, string token, string target)
    {
        await using var azure = await StartWithTokenAsync();

        var refused = await GenerateAsync(azure, more, token);

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
    }

    [Fact]
    public async Task Passwords_cannot_be_added_to_a_token_but_revoked()
    {
        await using var azure = await StartWithTokenAsync();
        const string both = """, "credentials": { "passwords": [{ "name": "password1" }, { "name": "password2" }] }""";
        const string one = """, "credentials": { "passwords": [{ "name": "password2" }] }""";

        var added = await azure.SendAsync("PUT", Token, TokenBody(credentials: one));
        _ = await GenerateAsync(azure);
        _ = await azure.SucceedAsync("PUT", Token, TokenBody(credentials: both));
        _ = await azure.SucceedAsync("PUT", Token, TokenBody());
        var kept = Passwords(await azure.GetAsync(Token));
        _ = await azure.SucceedAsync("PUT", Token, TokenBody(credentials: one));
        var revoked = Passwords(await azure.GetAsync(Token));

        Assert.Equal((400, "TokenPasswordNotAllowed"), (added.Status, added.ErrorCode));
        Assert.Equal(2, kept.Count);
        Assert.Equal("password2", (string?)Assert.Single(revoked)!["name"]);
    }
}
