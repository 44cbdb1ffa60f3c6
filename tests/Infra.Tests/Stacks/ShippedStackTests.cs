using System.Text.Json;
using System.Text.Json.Nodes;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Stacks;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Stacks;

/// <summary>The stack files that come with the project.</summary>
public class ShippedStackTests
{
    [Fact]
    public void The_project_names_the_program_and_the_namespace_of_its_configuration()
    {
        var project = Parse("Pulumi.yaml");

        Assert.Equal(ConfigurationKeys.Namespace, (string?)project["name"]);
        Assert.Equal("dotnet", (string?)project["runtime"]);
        Assert.Equal("infra", (string?)project["main"]);
        Assert.NotEmpty((string)project["description"]!);
    }

    [Fact]
    public void Dev_has_one_registry_with_two_replicas_in_one_geography()
    {
        var registry = Assert.Single(Settings("dev").Registries);

        Assert.Equal(2, registry.Replicas.Length);
        Assert.Single(registry.Replicas.Select(replica => replica.Region.Geography).Append(registry.HomeRegion.Geography).Distinct());
    }

    [Fact]
    public void Prod_has_one_registry_with_six_replicas_on_five_continents()
    {
        var registry = Assert.Single(Settings("prod").Registries);

        Assert.Equal("westeurope", registry.HomeRegion.Name);
        Assert.Equal(
            ["australiaeast", "brazilsouth", "eastus", "northeurope", "southafricanorth", "southeastasia"],
            registry.Replicas.Select(replica => replica.Region.Name));
    }

    [Fact]
    public void Prod_keeps_one_replica_off_the_global_endpoint()
        => Assert.Equal(
            "southafricanorth",
            Assert.Single(Assert.Single(Settings("prod").Registries).Replicas, replica => !replica.RegionEndpointEnabled).Region.Name);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_stack_file_configures_nothing_that_the_program_does_not_read(string stack)
        => Assert.Equal(["geo-registry:registries"], Parse($"Pulumi.{stack}.yaml")["config"]!.AsObject().Select(key => key.Key));

    [Fact]
    public void Prod_is_protected_reached_privately_and_observed()
    {
        var registry = Assert.Single(Settings("prod").Registries);

        Assert.True(registry.Protect);
        Assert.Equal(["eus", "weu"], registry.PrivateAccess.Endpoints.Select(endpoint => endpoint.Name));
        Assert.False(registry.PublicAccess.Enabled);
        Assert.Empty(Settings("prod").Warnings);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_no_mistake(string file)
        => Assert.NotEmpty(StackSettings.Parse(Parse(file)["config"]!["geo-registry:registries"]!.ToJsonString(), new StackContext("example")).Registries);

    public static TheoryData<string> Examples()
        => [.. Directory.EnumerateFiles(
            Path.Combine(AppContext.BaseDirectory, "Stacks", "examples"), "*.yaml").Select(file => $"examples/{Path.GetFileName(file)}")];

    private static StackSettings Settings(string stack)
        => StackSettings.Parse(Parse($"Pulumi.{stack}.yaml")["config"]!["geo-registry:registries"]!.ToJsonString(), new StackContext(stack));

    private static JsonNode Parse(string file)
        => JsonSerializer.Deserialize<JsonNode>(Yaml.ToJson(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stacks", file))))!;
}
