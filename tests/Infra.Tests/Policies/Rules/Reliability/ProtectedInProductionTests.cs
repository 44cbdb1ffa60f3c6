using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class ProtectedInProductionTests : RuleTests
{
    private protected override Rule Rule => new ProtectedInProduction();

    private protected override Examples Passing => new()
    {
        ["protected"] = new(
            """
            - containerregistry:Registry contoso: { $protect: true }
            - containerregistry:Replication eastus: { registryName: !of contoso, $protect: true }
            - keyvault:Vault vault: { $protect: true }
            """)
        { Stack = "prod" },
        ["not in production"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - keyvault:Vault vault: {}
            """,
        ["replica of a registry that is not in the stack"] = new(
            "- containerregistry:Replication eastus: { registryName: contoso }")
        { Stack = "prod" },
    };

    private protected override Examples Failing => new()
    {
        ["nothing is protected"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - keyvault:Vault vault: {}
            """,
            "contoso protect: it is in production, but nothing keeps Pulumi from deleting or replacing it",
            "eastus protect: it is in production, but nothing keeps Pulumi from deleting or replacing it",
            "vault protect: it is in production, but nothing keeps Pulumi from deleting or replacing it")
        { Stack = "prod" },
        ["replica of a registry with the tag"] = new(
            """
            - containerregistry:Registry contoso: { $protect: true, tags: { environment: prod } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "eastus protect: it is in production, but nothing keeps Pulumi from deleting or replacing it"),
    };

    private protected override Examples Undecided => new()
    {
        ["which environment it is"] = new("- containerregistry:Registry contoso: { tags: { environment: !unknown } }", "contoso protect"),
        ["whose replica it is"] = new("- containerregistry:Replication eastus: { registryName: !unknown }", "eastus protect") { Stack = "prod" },
    };
}
