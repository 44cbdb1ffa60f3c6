using GeoRegistry.Events;
using GeoRegistry.Stacks;
using Infra.Tests.Mocks;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.KeyVault;
using PrivateEndpointArgs = Pulumi.AzureNative.Network.PrivateEndpointArgs;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Defects by which a registry loses a region, or is lost with one.</summary>
internal static class ReliabilityDefects
{
    internal static BadStack[] All { get; } =
    [
        new("The registry is of a tier without replicas", "GEO007 contoso sku.name")
        {
            Tampering = Tamper.WithRegistry(args => args.Sku = new SkuArgs { Name = "Standard" }),
        },
        new("Production has one region", "GEO008 contoso location") { Edits = "registries[0].replicas: ~" },
        new("A registry whose tag says production has one region", "GEO008 contoso location")
        {
            Name = "dev",
            Edits = """
                registries[0].replicas: ~
                registries[0].tags.environment: prod
                registries[0].protect: true
                """,
        },
        new("Production is in a pair of regions", "GEO040 contoso location") { Edits = "registries[0].replicas: [{ region: northeurope }]" },
        new("Production is in one geography", "GEO039 contoso location")
        {
            Edits = """
                registries[0].homeRegion: eastus2
                registries[0].replicas: [{ region: westus2 }, { region: westus3 }]
                """,
        },
        new("Zone redundancy is switched off where there are zones", "GEO010 contoso-eastus zoneRedundancy")
        {
            Edits = "registries[0].replicas[0].zoneRedundancy: Disabled",
        },
        new("Zone redundancy is declared where there are no zones", "GEO041 contoso-northcentralus zoneRedundancy")
        {
            Edits = "registries[0].replicas[2]: { region: northcentralus }",
            Tampering = Tamper.With<ReplicationArgs>("contoso-northcentralus", args => args.ZoneRedundancy = ZoneRedundancy.Enabled),
        },
        new("Deleted images cannot be restored", "GEO012 contoso policies.softDeletePolicy.status")
        {
            Name = "dev",
            Edits = """
                registries[0].replicas: ~
                policies.severities.GEO012: warning
                """,
        },
        new("Soft delete is on in a replicated registry", "GEO049 contoso policies.softDeletePolicy.status")
        {
            Tampering = Tamper.WithPolicies(policies => policies.SoftDeletePolicy = new SoftDeletePolicyArgs { Status = PolicyStatus.Enabled }),
        },
        new("Soft delete is on beside retention", "GEO047 contoso policies.softDeletePolicy.status")
        {
            Name = "dev",
            Edits = """
                registries[0].replicas: ~
                registries[0].policies.retention.days: 7
                """,
            Tampering = Tamper.WithPolicies(policies => policies.SoftDeletePolicy = new SoftDeletePolicyArgs { Status = PolicyStatus.Enabled }),
        },
        new("Soft delete is on beside a cache rule", "GEO047 contoso policies.softDeletePolicy.status")
        {
            Name = "dev",
            Edits = """
                registries[0].replicas: ~
                registries[0].cacheRules: [{ name: dotnet, source: mcr.microsoft.com/dotnet/*, target: dotnet/* }]
                """,
            Tampering = Tamper.WithPolicies(policies => policies.SoftDeletePolicy = new SoftDeletePolicyArgs { Status = PolicyStatus.Enabled }),
        },
        new("A replica can be deleted by others", "GEO025 contoso-eastus scope")
        {
            IsOpenBeforehand = true,
            Tampering = Tamper.With<ManagementLockByScopeArgs>("contoso-lock-eastus", args => args.Scope = $"{AzureMocks.ResourceGroups}/rg-other"),
        },
        new("The registry can be deleted by others", "GEO025 contoso scope")
        {
            IsOpenBeforehand = true,
            Tampering = Tamper.With<ManagementLockByScopeArgs>("contoso-lock-westeurope", args => args.Scope = $"{AzureMocks.ResourceGroups}/rg-other"),
        },
        new("The key vault can be deleted by others", "GEO025 contoso-vault scope")
        {
            IsOpenBeforehand = true,
            Edits = SoundStack.Regulated,
            Tampering = Tamper.With<ManagementLockByScopeArgs>("contoso-lock-vault", args => args.Scope = $"{AzureMocks.ResourceGroups}/rg-other"),
        },
        new("The key vault is not protected", "GEO046 contoso-vault protect")
        {
            Edits = SoundStack.Regulated,
            Tampering = Tamper.With<VaultArgs>("contoso-vault", (_, options) => options.Protect = false),
        },
        new("A replica is not protected", "GEO046 contoso-eastus protect")
        {
            Tampering = Tamper.With<ReplicationArgs>("contoso-eastus", (_, options) => options.Protect = false),
        },
        new("The registry is not protected", "GEO046 contoso protect")
        {
            Tampering = Tamper.With<RegistryArgs>("contoso", (_, options) => options.Protect = false),
        },
        new("A replica is declared in the home region", "GEO036 extra location")
        {
            Name = "dev",
            Edits = SoundStack.WithoutEndpoint,
            Beside = () => DeclareReplica("West Europe"),
        },
        new("A second replica is declared in a region", "GEO037 extra location")
        {
            Name = "dev",
            Edits = SoundStack.WithoutEndpoint,
            Beside = () => DeclareReplica("East US"),
        },
        new("Every region is taken off the global endpoint", "GEO038 contoso regionEndpointEnabled")
        {
            IsUnseenBeforehand = true,
            Edits = """
                registries[0].homeRegionEndpointEnabled: false
                registries[0].replicas[0].regionEndpointEnabled: false
                """,
            Tampering = Tamper.With<ReplicationArgs>("contoso-northeurope", args => args.RegionEndpointEnabled = false),
        },
        new("A replica comes before the network roles", "GEO044 contoso-eastus dependsOn")
        {
            Tampering = Tamper.With<ReplicationArgs>("contoso-eastus", (args, options) =>
            {
                args.RegistryName = "contoso";
                options.DependsOn = new InputList<Resource>();
            }),
        },
        new("A private endpoint comes before the replicas", "GEO045 contoso-endpoint-weu privateLinkServiceConnections")
        {
            Tampering = Tamper.With<PrivateEndpointArgs>("contoso-endpoint-weu", (_, options) => options.DependsOn = new InputList<Resource>()),
        },
        new("A webhook is declared where the registry is not", "GEO042 extra location")
        {
            Beside = () => _ = new Webhook("extra", new WebhookArgs
            {
                WebhookName = "extra",
                RegistryName = "contoso",
                ResourceGroupName = "rg-registry",
                Location = "japaneast",
                Actions = [WebhookAction.Push],
                ServiceUri = "https://hooks.contoso.com/registry",
            }),
        },
        new("A replica has no webhook", "GEO043 contoso-northeurope location") { Edits = "registries[0].webhooks[0].regions: [westeurope, eastus]" },
        new("The home region has no webhook", "GEO043 contoso location") { Edits = "registries[0].webhooks[0].regions: [eastus, northeurope]" },
        new("The key vault is lost with its region", "GEO048 contoso-vault location")
        {
            Edits = """
                registries[0].homeRegion: brazilsouth
                registries[0].encryption: { vault: { name: kv-contoso }, key: { name: registry } }
                """,
        },
    ];

    private static void DeclareReplica(string location) => _ = new Replication("extra", new ReplicationArgs
    {
        ReplicationName = "extra",
        RegistryName = "contoso",
        ResourceGroupName = "rg-registry",
        Location = location,
        ZoneRedundancy = ZoneRedundancy.Enabled,
    });
}
