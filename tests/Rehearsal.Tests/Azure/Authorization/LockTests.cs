using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Authorization;

public class LockTests
{
    private const string CanNotDelete = """{ "properties": { "level": "CanNotDelete" } }""";
    private const string ReadOnly = """{ "properties": { "level": "ReadOnly" } }""";

    private static string Lock(string scope) => $"{scope}/providers/Microsoft.Authorization/locks/keep";

    [Theory]
    [InlineData(Registry)]
    [InlineData(Group)]
    [InlineData(Subscription)]
    public async Task Lock_against_deletion_lets_replicas_be_added_but_not_deleted(string scope)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Lock(scope), CanNotDelete);

        Assert.Equal(201, (await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"))).Status);
        Assert.Equal(200, (await azure.SendAsync("PATCH", Registry, """{ "tags": {} }""")).Status);
        var deleted = await azure.SendAsync("DELETE", Replica("northeurope"));
        Assert.Equal((409, "ScopeLocked"), (deleted.Status, deleted.ErrorCode));
    }

    [Theory]
    [InlineData(Registry)]
    [InlineData(Group)]
    [InlineData(Subscription)]
    public async Task Lock_against_changes_lets_nothing_be_added_changed_deleted_or_done(string scope)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Lock(scope), ReadOnly);

        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("PUT", Replica("northeurope"), ReplicaBody("northeurope")),
            ("PUT", Registry, RegistryBody()),
            ("PATCH", Registry, """{ "tags": {} }"""),
            ("DELETE", Registry, null),
            ("POST", $"{Registry}/listCredentials", null),
        })
        {
            var refused = await azure.SendAsync(method, path, body);
            Assert.Equal((409, "ScopeLocked"), (refused.Status, refused.ErrorCode));
        }

        Assert.Equal(200, (await azure.GetAsync($"{Registry}/listUsages")).Status);
    }

    [Fact]
    public async Task Lock_on_a_replica_blocks_the_deletion_of_it_and_of_what_it_is_in_only()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("PUT", Replica("eastus"), ReplicaBody("eastus"));
        _ = await azure.SucceedAsync("PUT", Lock(Replica("northeurope")), CanNotDelete);

        Assert.Equal(202, (await azure.SendAsync("DELETE", Replica("eastus"))).Status);
        foreach (var path in (string[])[Replica("northeurope"), Registry, Group])
        {
            Assert.Equal("ScopeLocked", (await azure.SendAsync("DELETE", path)).ErrorCode);
        }
    }

    [Fact]
    public async Task Locks_can_be_put_on_and_taken_off_under_any_lock()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Lock(Group), ReadOnly);

        Assert.Equal(201, (await azure.SendAsync("PUT", Lock(Registry), CanNotDelete)).Status);
        Assert.Equal(200, (await azure.SendAsync("DELETE", Lock(Registry))).Status);
        Assert.Equal(200, (await azure.SendAsync("DELETE", Lock(Group))).Status);
        Assert.Equal(202, (await azure.SendAsync("DELETE", Registry)).Status);
    }

    [Theory]
    [InlineData("NotSpecified", "")]
    [InlineData("Never", "")]
    [InlineData("ReadOnly", "long")]
    public async Task Lock_has_one_of_two_levels_and_notes_of_at_most_512_characters(string level, string notes)
    {
        await using var azure = await StartWithGroupAsync();
        var text = notes.Length == 0 ? "" : new string('x', 513);

        var refused = await azure.SendAsync("PUT", Lock(Group), $$"""{ "properties": { "level": "{{level}}", "notes": "{{text}}" } }""");

        Assert.Equal(400, refused.Status);
    }
}
