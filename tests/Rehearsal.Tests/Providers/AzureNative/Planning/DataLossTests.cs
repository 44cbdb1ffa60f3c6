using Rehearsal.Engine.Events;
using static Rehearsal.Tests.Providers.AzureNative.Planning.CollisionTests;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>What a plan says when it deletes what nobody can make again.</summary>
public class DataLossTests
{
    private const string Import = "az acr import --name contosonew --source contoso.azurecr.io/REPOSITORY:TAG";

    private static readonly Declaration Replica = new(
        "containerregistry:Replication",
            "north",
            """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "northeurope", "location": "northeurope" }""");

    private static readonly Declaration Workspace = new(
        "operationalinsights:Workspace", "logs", """{ "resourceGroupName": "rg", "workspaceName": "logs", "location": "westeurope", "retentionInDays": 90 }""");

    private static readonly Declaration Vault = new("keyvault:Vault", "vault", """
        {
          "resourceGroupName": "rg", "vaultName": "kv-contoso", "location": "westeurope",
          "properties": { "tenantId": "00000000-0000-4000-8000-000000000002", "enableRbacAuthorization": true, "sku": { "family": "A", "name": "standard" } }
        }
        """);

    [Fact]
    public async Task A_registry_that_is_deleted_loses_its_images_in_all_regions()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Replica);

        var preview = await stack.PreviewAsync(ResourceGroup);

        Assert.Equal(RunOutcome.Succeeded, preview.Outcome);
        // The replica's loss is part of it.
        Assert.Equal(
            "deleting the registry 'contoso' deletes all of its images for good, in all of its 2 regions (westeurope, northeurope).",
            Assert.Single(stack.Project.Warnings));
    }

    [Fact]
    public async Task A_changed_name_is_said_to_be_a_new_registry_with_how_to_keep_the_images()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry);

        await stack.PreviewAsync(ResourceGroup, Named("contosonew"));

        var warning = Assert.Single(stack.Project.Warnings);
        Assert.StartsWith(
            "deleting the registry 'contoso' deletes all of its images for good, in its region (westeurope). The registry 'contosonew', which this plan "
                + "creates, is a new one",
            warning,
            StringComparison.Ordinal);
        Assert.Contains(Import, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_replaced_loses_its_images_as_well()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry);

        await stack.PreviewAsync(ResourceGroup, Named("contosonew") with { Name = "contoso" });

        Assert.Contains(Import, Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_is_deleted_leaves_its_region_without_its_copy()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Replica);

        await stack.PreviewAsync(ResourceGroup, Registry);

        Assert.Equal(
            "deleting the replica 'northeurope' leaves northeurope without its copy of the registry: clients there are sent to other regions. If a "
                + "replica is added there later, all images are copied again.",
            Assert.Single(stack.Project.Warnings));
    }

    [Fact]
    public async Task A_replica_that_is_replaced_is_away_until_its_images_are_copied()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Replica);

        await stack.PreviewAsync(
            ResourceGroup,
            Registry,
            Replica with
            {
                Inputs = Replica.Inputs.Replace(
                    "\"replicationName\": \"northeurope\"", "\"replicationName\": \"north\"", StringComparison.Ordinal),
            });

        Assert.EndsWith(
            "until the new replica has all images, each of which is copied again.",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_loses_the_logs_of_its_days()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Workspace);

        await stack.PreviewAsync(ResourceGroup);
        Assert.Equal("deleting the log workspace 'logs' deletes its logs of up to 90 days.", Assert.Single(stack.Project.Warnings));

        await stack.PreviewAsync(
            ResourceGroup,
            Workspace with { Name = "audit", Inputs = Workspace.Inputs.Replace("\"logs\"", "\"audit\"", StringComparison.Ordinal) });
        Assert.Contains("The workspace 'audit', which this plan creates, is a new one", Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_takes_its_keys_along()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Vault);

        await stack.PreviewAsync(ResourceGroup);

        Assert.StartsWith(
            "deleting the key vault 'kv-contoso' takes its keys, secrets and certificates away",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_of_a_destroy_says_it_too()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry);

        await stack.Project.PreviewDestroyAsync();

        Assert.StartsWith("deleting the registry 'contoso'", Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_deletes_nothing_warns_of_nothing()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Workspace);

        await stack.PreviewAsync(ResourceGroup, Registry, Workspace, Replica);

        Assert.Empty(stack.Project.Warnings);
    }

    private static Declaration Named(string name) => Registry with { Name = name, Inputs = Registry.Inputs.Replace("contoso", name, StringComparison.Ordinal) };
}
