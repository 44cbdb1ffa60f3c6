using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class LockedInProductionTests : RuleTests
{
    private protected override Rule Rule => new LockedInProduction();

    private protected override Examples Passing => new()
    {
        ["each one"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - keyvault:Vault vault: {}
            - authorization:ManagementLockByScope lock1: { scope: !of contoso }
            - authorization:ManagementLockByScope lock2: { scope: !of eastus }
            - authorization:ManagementLockByScope lock3: { scope: !of vault }
            """)
        { Stack = "prod" },
        ["on the registry, by its id"] = new(
            """
            - containerregistry:Registry it: { registryName: contoso }
            - containerregistry:Replication eastus: { registryName: !of it }
            - authorization:ManagementLockByScope lock:
                scope: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso
            """)
        { Stack = "prod" },
        ["on the resource"] = new(
            """
            - containerregistry:Registry it: { registryName: contoso }
            - containerregistry:Replication eastus: { registryName: !of it }
            - keyvault:Vault vault: { vaultName: contoso-keys }
            - authorization:ManagementLockAtResourceLevel lock: { resourceName: contoso }
            - authorization:ManagementLockAtResourceLevel lock2: { resourceName: contoso-keys }
            """)
        { Stack = "prod" },
        ["on the resource group"] = new(
            """
            - resources:ResourceGroup rg: {}
            - containerregistry:Registry contoso: { resourceGroupName: !of rg }
            - containerregistry:Replication eastus: { registryName: !of contoso, resourceGroupName: !of rg }
            - authorization:ManagementLockAtResourceGroupLevel lock: { resourceGroupName: !of rg }
            """)
        { Stack = "prod" },
        ["on the resource group, by its name"] = new(
            """
            - containerregistry:Registry contoso: { resourceGroupName: rg }
            - authorization:ManagementLockAtResourceGroupLevel lock: { resourceGroupName: RG }
            """)
        { Stack = "prod" },
        ["not in production"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - keyvault:Vault vault: {}
            """,
    };

    private protected override Examples Failing => new()
    {
        ["no lock"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - keyvault:Vault vault: {}
            """,
            "contoso scope: it is in production, but has no lock against deletion",
            "eastus scope: it is in production, but has no lock against deletion",
            "vault scope: it is in production, but has no lock against deletion")
        { Stack = "prod" },
        ["on another resource group"] = new(
            """
            - containerregistry:Registry contoso: { resourceGroupName: rg }
            - authorization:ManagementLockAtResourceGroupLevel lock: { resourceGroupName: other }
            """,
            "contoso scope: it is in production, but has no lock against deletion")
        { Stack = "prod" },
    };

    private protected override Examples Undecided => new()
    {
        ["which scope"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:ManagementLockByScope lock: { scope: !unknown }
            """,
            "contoso scope")
        { Stack = "prod" },
        ["whether the registry or its home replica"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - authorization:ManagementLockByScope lock: { scope: !of contoso }
            """,
            "eastus scope")
        { Stack = "prod" },
        ["which environment it is"] = new("- containerregistry:Registry contoso: { tags: { environment: !unknown } }", "contoso scope"),
        ["which resource group"] = new(
            """
            - containerregistry:Registry contoso: { resourceGroupName: rg }
            - authorization:ManagementLockAtResourceGroupLevel lock: { resourceGroupName: !unknown }
            """,
            "contoso scope")
        { Stack = "prod" },
    };
}
