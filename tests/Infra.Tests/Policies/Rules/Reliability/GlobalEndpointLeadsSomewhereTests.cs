using GeoRegistry.Policies;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class GlobalEndpointLeadsSomewhereTests : RuleTests
{
    private protected override Rule Rule => new GlobalEndpointLeadsSomewhere();

    private protected override Examples Passing => new()
    {
        ["nothing said"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
        ["home region only"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            """,
        ["home region switched on"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: true }
            """,
        ["a replica only"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: false }
            """,
        ["another region switched off by a template"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: eastus
                        properties: { regionEndpointEnabled: false }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["all off"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: West Europe
                        properties: { regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled: every region is taken off the global endpoint, so it leads nowhere"),
        ["no replica, and home off"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled: every region is taken off the global endpoint, so it leads nowhere"),
    };

    private protected override Examples Undecided => new()
    {
        ["home region's switch"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: !unknown }
            """,
            "contoso regionEndpointEnabled"),
        ["template"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing: { properties: { template: !of contoso } }
            """,
            "contoso regionEndpointEnabled"),
        ["home region"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled"),
        ["replica's switch"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, regionEndpointEnabled: !unknown }
            - resources:Deployment routing:
                properties:
                  template:
                    resources:
                      - type: Microsoft.ContainerRegistry/registries/replications
                        name: !of contoso
                        location: westeurope
                        properties: { regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled"),
    };
}
