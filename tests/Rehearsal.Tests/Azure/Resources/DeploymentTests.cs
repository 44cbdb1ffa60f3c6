using System.Text.Json.Nodes;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Resources;

public class DeploymentTests
{
    private const string Deployment = $"{Group}/providers/Microsoft.Resources/deployments/home";

    [Fact]
    public async Task Deployment_switches_the_home_replica_off_the_global_endpoint()
    {
        await using var azure = await StartWithRegistryAsync();

        var accepted = await azure.SendAsync("PUT", Deployment, Body(Home("false")));

        Assert.Equal(201, accepted.Status);
        Assert.Equal("Succeeded", (string?)(await azure.SendToAsync("GET", accepted.Header("Azure-AsyncOperation")!)).Body!["status"]);
        var home = await azure.GetAsync(Replica("westeurope"));
        Assert.False((bool)home.Properties["regionEndpointEnabled"]!);
        var deployment = await azure.GetAsync(Deployment);
        Assert.Equal("Succeeded", (string?)deployment.Properties["provisioningState"]);
        Assert.Equal(Replica("westeurope"), (string?)deployment.Properties["outputResources"]![0]!["id"]);
        Assert.False(deployment.Properties.ContainsKey("template"));
    }

    [Fact]
    public async Task Parameters_are_put_in()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync(
            "PUT", Deployment, Body(Home("\"[parameters('enabled')]\""), "\"enabled\": { \"type\": \"bool\" }", "\"enabled\": { \"value\": false }"));

        Assert.False((bool)(await azure.GetAsync(Replica("westeurope"))).Properties["regionEndpointEnabled"]!);
    }

    [Theory]
    [InlineData("[[platform]", "[platform]")]
    [InlineData("[[[platform]", "[[platform]")]
    [InlineData("[[parameters('owner')]", "[parameters('owner')]")]
    [InlineData("[a] b", "[a] b")]
    [InlineData("[[a] b", "[[a] b")]
    [InlineData("[", "[")]
    [InlineData("a [b]", "a [b]")]
    public async Task Text_that_is_escaped_or_no_expression_is_taken_literally(string written, string meant)
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", Deployment, Body($$"""
            { "type": "Microsoft.ContainerRegistry/registries/replications", "apiVersion": "2025-11-01", "name": "contoso/westeurope",
              "location": "westeurope", "tags": { "owner": "{{written}}" }, "properties": {} }
            """));

        Assert.Equal(meant, (string?)(await azure.GetAsync(Replica("westeurope"))).Body!["tags"]!["owner"]);
    }

    [Fact]
    public async Task Any_other_expression_is_refused_by_name()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Deployment, Body(Home("\"[variables('enabled')]\"")));

        Assert.Equal((400, "InvalidTemplate"), (refused.Status, refused.ErrorCode));
        Assert.Contains("[variables('enabled')]", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "Microsoft.ContainerRegistry/registries/replications", "apiVersion": "2025-11-01" }""", "'name'")]
    [InlineData("""{ "type": "Microsoft.ContainerRegistry/registries/replications", "apiVersion": "2025-11-01", "name": 5 }""", "'name'")]
    [InlineData("""{ "type": "Microsoft.ContainerRegistry/registries/replications", "apiVersion": "2025-11-01", "name": "contoso" }""", "segment lengths")]
    [InlineData(
        """{ "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "contoso", "dependsOn": ["x"] }""",
        "'x' in 'dependsOn'")]
    [InlineData(
        """{ "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "contoso", "dependsOn": ["contoso"] }""",
        "Circular")]
    [InlineData("7", "not an object")]
    public async Task A_template_that_makes_no_sense_is_refused(string resource, string reason)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Deployment, Body(resource));

        Assert.Equal((400, "InvalidTemplate"), (refused.Status, refused.ErrorCode));
        Assert.Contains(reason, refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(404, (await azure.GetAsync(Deployment)).Status);
    }

    [Fact]
    public async Task Complete_mode_is_refused_where_there_are_registries()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Deployment, Body(Home("false"), mode: "Complete"));

        Assert.Equal((400, "InvalidDeployment", "properties.mode"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Deletion_of_a_deployment_removes_its_record_only()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Deployment, Body(Home("false")));

        _ = await azure.SucceedAsync("DELETE", Deployment);

        Assert.Equal(404, (await azure.GetAsync(Deployment)).Status);
        Assert.False((bool)(await azure.GetAsync(Replica("westeurope"))).Properties["regionEndpointEnabled"]!);
    }

    [Fact]
    public async Task A_resource_that_fails_fails_the_deployment_and_keeps_what_was_deployed()
    {
        await using var azure = await StartWithRegistryAsync();

        var accepted = await azure.SendAsync("PUT", Deployment, Body($"{Home("false")}, {Resource("contoso/again", "westeurope", "true")}"));

        var status = await azure.SendToAsync("GET", accepted.Header("Azure-AsyncOperation")!);
        Assert.Equal(("Failed", "DeploymentFailed"), ((string?)status.Body!["status"], status.ErrorCode));
        Assert.Equal("ReplicationLocationInUse", (string?)status.Body["error"]!["details"]![0]!["code"]);
        Assert.Equal("Failed", (string?)(await azure.GetAsync(Deployment)).Properties["provisioningState"]);
        Assert.False((bool)(await azure.GetAsync(Replica("westeurope"))).Properties["regionEndpointEnabled"]!);
    }

    [Fact]
    public async Task Dependencies_are_deployed_first_whatever_the_order()
    {
        await using var azure = await StartWithGroupAsync();
        const string registry = """
            { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "contoso", "location": "westeurope",
              "sku": { "name": "Premium" } }
            """;
        var replica = Resource("contoso/westeurope", "westeurope", "false", "\"[parameters('registry')]\"");

        _ = await azure.SucceedAsync("PUT", Deployment, Body(
            $"{replica}, {registry}", "\"registry\": { \"type\": \"string\", \"defaultValue\": \"Microsoft.ContainerRegistry/registries/contoso\" }"));

        var deployed = (await azure.GetAsync(Deployment)).Properties["outputResources"]!.AsArray().Select(resource => (string)resource!["id"]!);
        Assert.Equal([Registry, Replica("westeurope")], deployed);
    }

    private static string Home(string enabled) => Resource("contoso/westeurope", "westeurope", enabled);

    private static string Resource(string name, string location, string enabled, string dependsOn = "") => $$"""
        { "type": "Microsoft.ContainerRegistry/registries/replications", "apiVersion": "2025-11-01", "name": "{{name}}", "location": "{{location}}",
          "dependsOn": [{{dependsOn}}], "properties": { "regionEndpointEnabled": {{enabled}} } }
        """;

    private static string Body(string resources, string declared = "", string given = "", string mode = "Incremental") => new JsonObject
    {
        ["properties"] = new JsonObject
        {
            ["mode"] = mode,
            ["template"] = JsonNode.Parse($$"""{ "contentVersion": "1.0.0.0", "parameters": { {{declared}} }, "resources": [ {{resources}} ] }"""),
            ["parameters"] = JsonNode.Parse($$"""{ {{given}} }"""),
        },
    }.ToJsonString();
}
