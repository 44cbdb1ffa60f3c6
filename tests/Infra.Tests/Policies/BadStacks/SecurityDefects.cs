using GeoRegistry.Azure;
using GeoRegistry.Stacks;
using Infra.Tests.Mocks;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.Utilities;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.ActionGroupArgs;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Defects that let in, or let out, what should stay where it is.</summary>
internal static class SecurityDefects
{
    private const string Group = $"{AzureMocks.ResourceGroups}/rg-registry";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string AnyWebhook = "contoso-webhook-arrived-eastus";

    internal static BadStack[] All { get; } =
    [
        new("The admin user is on", "GEO001 contoso adminUserEnabled") { Tampering = Tamper.WithRegistry(args => args.AdminUserEnabled = true) },
        new("A registry beside that of the program has the admin user", "GEO001 extra adminUserEnabled")
        {
            Name = "dev",
            Beside = () => _ = new Registry("extra", new RegistryArgs
            {
                RegistryName = "extra",
                ResourceGroupName = "rg-registry",
                Location = "westeurope",
                Sku = new SkuArgs { Name = SkuName.Premium },
                ZoneRedundancy = ZoneRedundancy.Enabled,
                AdminUserEnabled = true,
            }),
        },
        new("Everyone can pull", "GEO002 contoso anonymousPullEnabled") { Tampering = Tamper.WithRegistry(args => args.AnonymousPullEnabled = true) },
        new("A regulated registry is reached over the internet", "GEO003 contoso publicNetworkAccess")
        {
            Edits = """
                registries[0].publicAccess: { enabled: true, ipRules: [203.0.113.0/24] }
                policies.severities.GEO003: error
                """,
        },
        new("The whole internet reaches the registry", "GEO004 contoso networkRuleSet.defaultAction")
        {
            Edits = "registries[0].publicAccess: { enabled: true, defaultAction: Allow }",
        },
        new("Images are in a geography that is not allowed", "GEO009 contoso-eastus location") { Edits = "policies.parameters.allowedGeographies: [Europe]" },
        new("Logs are in a geography that is not allowed", "GEO009 contoso-workspace-log-registry location")
        {
            Edits = """
                policies.parameters.allowedGeographies: [Europe, United States]
                registries[0].workspaces[0].region: japaneast
                """,
        },
        new("Quarantine is asked for and off", "GEO013 contoso policies.quarantinePolicy.status") { Edits = "policies.severities.GEO013: warning" },
        new("Content trust is on", "GEO014 contoso policies.trustPolicy.status")
        {
            Tampering = Tamper.WithPolicies(policies => policies.TrustPolicy = new TrustPolicyArgs { Status = PolicyStatus.Enabled }),
        },
        new("Images can be exported from a regulated registry", "GEO015 contoso policies.exportPolicy.status")
        {
            Edits = $"{SoundStack.Regulated}registries[0].policies: ~",
        },
        new("Tokens for Azure Resource Manager open the registry", "GEO016 contoso policies.azureADAuthenticationAsArmPolicy.status")
        {
            Edits = "registries[0].policies.armAudienceTokens: true",
        },
        new("A regulated registry has a token", "GEO017 contoso-token-edge-site status")
        {
            Edits = $"{SoundStack.Regulated}registries[0].tokens: [{{ name: edge-site, scopeMap: _repositories_pull }}]",
        },
        new("A regulated registry has a key of Microsoft's", "GEO018 contoso encryption.status")
        {
            Edits = """
                policies.preset: regulated
                registries[0].policies.export: false
                """,
        },
        new("A cache rule is there and forbidden", "GEO019 contoso cacheRules")
        {
            Edits = """
                registries[0].cacheRules: [{ name: dotnet, source: mcr.microsoft.com/dotnet/*, target: dotnet/* }]
                policies.severities.GEO019: warning
                """,
        },
        new("Defender for Cloud is kept out", "GEO022 contoso networkRuleBypassOptions") { Edits = "registries[0].publicAccess.trustedServicesBypass: false" },
        new("A webhook is sent over HTTP", "GEO026 contoso-webhook-arrived-eastus serviceUri")
        {
            Tampering = Tamper.With<WebhookArgs>(AnyWebhook, args => args.ServiceUri = "http://hooks.contoso.com/registry"),
        },
        new("Somebody owns the registry to push images", "GEO027 contoso-access-owner/5d0f0b3c-2f0e-4b7a-9a57-0b6a1f3c9d11 roleDefinitionId")
        {
            IsOpenBeforehand = true,
            Edits = "registries[0].access[1]: { name: team, role: Owner, principal: { objectId: 5d0f0b3c-2f0e-4b7a-9a57-0b6a1f3c9d11, type: Group } }",
        },
        new("A custom role allows everything", "GEO028 everything permissions")
        {
            Beside = () => DefineRole(new PermissionArgs { Actions = ["*"] }),
        },
        new("A custom role allows everything with data", "GEO028 everything permissions")
        {
            Beside = () => DefineRole(new PermissionArgs { Actions = [], DataActions = ["*"] }),
        },
        new("Somebody can give any role at the registry", "GEO027 extra roleDefinitionId")
        {
            Beside = () => Assign("extra", BuiltInRoles.Privileged.Single(role => role.Name is "User Access Administrator"), Registry),
        },
        new("There is a fourth owner", "GEO029 owner-4 roleDefinitionId")
        {
            Beside = () =>
            {
                for (var owner = 1; owner <= 4; owner++)
                    Assign($"owner-{owner}", BuiltInRoles.Owner, Group);
            },
        },
        new("A role for registries is assigned at a resource group", "GEO030 extra scope") { Beside = () => Assign("extra", BuiltInRoles.AcrPull, Group) },
        new("A role for registries is assigned at a subscription", "GEO030 extra scope")
        {
            Beside = () => Assign("extra", BuiltInRoles.AcrPush, "/subscriptions/00000000-0000-0000-0000-000000000001"),
        },
        new("A role that is not by repository is assigned where permissions are", "GEO031 extra roleDefinitionId")
        {
            Edits = "registries[0].roleAssignmentMode: AbacRepositoryPermissions",
            Beside = () => Assign("extra", BuiltInRoles.AcrPull, Registry),
        },
        new("A role that the registry ignores is assigned", "GEO031 extra roleDefinitionId")
        {
            Beside = () => Assign("extra", BuiltInRoles.RepositoryReader, Registry),
        },
        new("A role's principal may not be found yet", "GEO035 extra principalType")
        {
            Beside = () => Assign("extra", BuiltInRoles.AcrPull, Registry, type: null),
        },
        new("A webhook's secret is there for all to read", "GEO032 contoso-webhook-arrived-eastus customHeaders.X-Api-Key")
        {
            Tampering = Tamper.With<WebhookArgs>(AnyWebhook, args => args.CustomHeaders = new() { ["X-Api-Key"] = "hunter2" }),
        },
        new("A webhook's secret is there for all to read beside one that is not", "GEO032 contoso-webhook-arrived-eastus customHeaders.X-Api-Key")
        {
            Tampering = Tamper.With<WebhookArgs>(
                AnyWebhook, args => args.CustomHeaders = new() { ["Authorization"] = Output.CreateSecret("hunter2"), ["X-Api-Key"] = "hunter2" }),
        },
        new("A webhook's secret is there for all to read beside one that is not known yet", "GEO032 contoso-webhook-arrived-eastus customHeaders.X-Api-Key")
        {
            Tampering = Tamper.With<WebhookArgs>(
                AnyWebhook, args => args.CustomHeaders = new() { ["X-Region"] = OutputUtilities.CreateUnknown("eastus"), ["X-Api-Key"] = "hunter2" }),
        },
        new("A webhook's address holds a key for all to read", "GEO033 contoso-webhook-arrived-eastus serviceUri")
        {
            Tampering = Tamper.With<WebhookArgs>(AnyWebhook, args => args.ServiceUri = "https://hooks.contoso.com/registry?code=hunter2"),
        },
        new("An alert's address holds a signature for all to read", "GEO033 extra webhookReceivers.0.serviceUri")
        {
            Beside = () => _ = new ActionGroup("extra", new ActionGroupArgs
            {
                ActionGroupName = "extra",
                GroupShortName = "extra",
                ResourceGroupName = "rg-registry",
                WebhookReceivers = [new WebhookReceiverArgs { Name = "hook", ServiceUri = "https://hooks.contoso.com/alerts?sig=hunter2" }],
            }),
        },
        new("Keys can be destroyed at once", "GEO034 contoso-vault properties.enablePurgeProtection")
        {
            Edits = SoundStack.Regulated,
            Tampering = Tamper.WithVault(properties => properties.EnablePurgeProtection = false),
        },
        new("Deleted keys cannot be restored", "GEO034 contoso-vault properties.enableSoftDelete")
        {
            Edits = SoundStack.Regulated,
            Tampering = Tamper.WithVault(properties => properties.EnableSoftDelete = false),
        },
    ];

    private static void DefineRole(PermissionArgs permission) => _ = new RoleDefinition("everything", new RoleDefinitionArgs
    {
        RoleDefinitionId = DeterministicGuid.Of("everything").ToString(),
        RoleName = "Everything",
        Scope = Group,
        AssignableScopes = [Group],
        Permissions = [permission],
    });

    private static void Assign(string name, BuiltInRole role, string scope, string? type = "Group")
    {
        var args = new RoleAssignmentArgs
        {
            RoleAssignmentName = DeterministicGuid.Of(name, scope).ToString(),
            PrincipalId = DeterministicGuid.Of(name).ToString(),
            RoleDefinitionId = $"/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
            Scope = scope,
        };
        // Left out, it would be User.
        args.PrincipalType = type!;
        _ = new RoleAssignment(name, args);
    }
}
