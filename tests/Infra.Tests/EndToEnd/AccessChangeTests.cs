using CsCheck;
using GeoRegistry.Registries;

namespace Infra.Tests.EndToEnd;

/// <summary>Identities and roles: deployment, changes, deletion.</summary>
public class AccessChangeTests
{
    private const string Identity =
        "identity: { userAssigned: [{ name: id-ci, attach: false, federatedCredentials: [CREDENTIALS] }, { name: id-app, attach: false }] }";

    private const string First = "{ name: main, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:org/app:ref:refs/heads/main' }";
    private const string Second = "{ name: release, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:org/app:environment:release' }";

    private static readonly string[] Entries =
    [
        "{ name: ci, can: push, identity: id-ci }",
        "{ name: app, can: pull, identity: id-app }",
        "{ name: team, role: Reader, principal: { objectId: 11111111-2222-3333-4444-555555555555, type: Group } }",
        "{ name: aks, can: pull, kubelets: [{ region: eastus, objectId: 22222222-2222-3333-4444-555555555555 }, "
            + "{ region: uksouth, objectId: 33333333-2222-3333-4444-555555555555 }] }",
    ];

    [Fact]
    public async Task Roles_wait_for_the_registry_and_for_the_identities_they_are_for()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(Entries));

        run.AssertOrder("Create UserAssignedIdentity contoso-identity-id-ci", "Create RoleAssignment contoso-access-acrpush/id-ci");
        run.AssertOrder("Create Registry contoso", "Create RoleAssignment contoso-access-acrpush/id-ci");
        run.AssertOrder("Create Registry contoso", "Create RoleAssignment contoso-access-acrpull/33333333-2222-3333-4444-555555555555");
        Assert.Equal(
            ["Registry contoso", "UserAssignedIdentity contoso-identity-id-ci"],
            stack.Find("RoleAssignment contoso-access-acrpush/id-ci").Dependencies.Select(TestStack.Label)
                .Where(label => !label.StartsWith("ResourceGroup", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.Equal("GeoReplicatedRegistry contoso", TestStack.Label(stack.Find("RoleAssignment contoso-access-acrpush/id-ci").Parent!));
        Assert.Equal("GeoReplicatedRegistry contoso", TestStack.Label(stack.Find("UserAssignedIdentity contoso-identity-id-ci").Parent!));
    }

    [Fact]
    public async Task Credentials_of_one_identity_are_written_one_after_another()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(Entries, $"{Second}, {First}"));

        run.AssertOrder(
            "Create UserAssignedIdentity contoso-identity-id-ci",
            "Create FederatedIdentityCredential contoso-identity-id-ci.main",
            "Create FederatedIdentityCredential contoso-identity-id-ci.release");
    }

    [Fact]
    public async Task Another_order_of_roles_repositories_and_credentials_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(Entries, $"{First}, {Second}"));

        await Gen.Shuffle(Entries).SampleAsync(
            async entries => Assert.Empty((await stack.PreviewAsync(Settings(entries, $"{Second}, {First}"))).Changes),
            iter: Samples.Of(10),
            threads: 1);
    }

    [Fact]
    public async Task A_removed_role_is_deleted_and_nothing_else_changes()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(Entries));

        var run = await stack.UpAsync(Settings(Entries[..^1]));

        Assert.Equal(
            [
                "Delete RoleAssignment contoso-access-acrpull/22222222-2222-3333-4444-555555555555",
                "Delete RoleAssignment contoso-access-acrpull/33333333-2222-3333-4444-555555555555",
            ],
            run.Changes);
    }

    [Fact]
    public async Task A_new_role_is_assigned_before_the_old_one_is_deleted()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(Entries));

        var run = await stack.UpAsync(Settings([Entries[0].Replace("push", "pull", StringComparison.Ordinal), .. Entries[1..]]));

        run.AssertOrder("Create RoleAssignment contoso-access-acrpull/id-ci", "Delete RoleAssignment contoso-access-acrpush/id-ci");
        Assert.Equal(["Create RoleAssignment contoso-access-acrpull/id-ci", "Delete RoleAssignment contoso-access-acrpush/id-ci"], run.Changes);
    }

    [Fact]
    public async Task An_added_credential_touches_nothing_else()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(Entries, Second));

        var run = await stack.UpAsync(Settings(Entries, $"{First}, {Second}"));

        Assert.Equal(["Create FederatedIdentityCredential contoso-identity-id-ci.main"], run.Changes);
    }

    [Fact]
    public async Task A_destroyed_stack_leaves_no_role_and_no_identity()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(Entries, First));

        var run = await stack.DestroyAsync();

        run.AssertOrder("Delete RoleAssignment contoso-access-acrpush/id-ci", "Delete Registry contoso");
        run.AssertOrder("Delete FederatedIdentityCredential contoso-identity-id-ci.main", "Delete UserAssignedIdentity contoso-identity-id-ci");
        Assert.Empty(await stack.NamesInAzureAsync());
    }

    private static string Settings(IEnumerable<string> access, string credentials = First) => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          {{Identity.Replace("CREDENTIALS", credentials, StringComparison.Ordinal)}}
          access: [{{string.Join(", ", access)}}]
        """;
}
