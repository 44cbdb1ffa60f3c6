using GeoRegistry.Registries;

namespace Infra.Tests.EndToEnd;

/// <summary>The dependencies of the resources, as the engine receives them.</summary>
public class DependencyTests(DependencyTests.Deployed deployed) : IClassFixture<DependencyTests.Deployed>
{
    private const string Settings = """
        - name: contoso
          uniqueSuffix: true
          resourceGroup: rg-registry
          homeRegion: westeurope
          homeRegionEndpointEnabled: HOME
          replicas: [{ region: northeurope }, { region: eastus }]
        """;

    [Fact]
    public void Parts_are_children_of_the_component_and_the_component_and_the_group_of_the_stack()
    {
        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso: Stack geo-registry-test",
                "RandomString contoso-suffix: Stack geo-registry-test",
                "RandomUuid contoso-creation: Stack geo-registry-test",
                "RandomUuid contoso-protection: GeoReplicatedRegistry contoso",
                "RandomUuid record/registry-in-rg-registry-westeurope: Stack geo-registry-test",
                "Registry contoso: GeoReplicatedRegistry contoso",
                "Replication contoso-eastus: GeoReplicatedRegistry contoso",
                "Replication contoso-northeurope: GeoReplicatedRegistry contoso",
                "Replication contoso-westeurope: GeoReplicatedRegistry contoso",
                "ResourceGroup rg-registry: Stack geo-registry-test",
                "Stack geo-registry-test: none",
            ],
            deployed.Stack.State
                .Select(resource => $"{TestStack.Label(resource.Urn)}: {(resource.Parent is { } parent ? TestStack.Label(parent) : "none")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_protected_or_read_only_and_only_the_home_replica_is_imported_and_retained()
    {
        Assert.All(deployed.Stack.State, resource =>
        {
            Assert.False(resource.Protect);
            var isHome = TestStack.Label(resource.Urn) is "Replication contoso-westeurope";
            Assert.Equal(isHome, resource.RetainOnDelete);
            Assert.False(resource.External);
            Assert.Equal(isHome ? resource.Id : null, resource.ImportId);
            Assert.Null(resource.DeletedWith);
            Assert.True(resource.Provider is null || resource.Provider.Contains("::default", StringComparison.Ordinal), resource.Provider);
        });
    }

    [Fact]
    public void The_registry_depends_on_its_group_and_its_suffix()
    {
        Assert.Equal(["RandomString contoso-suffix", "ResourceGroup rg-registry"], DependenciesOf(deployed.Stack, "Registry contoso"));
        Assert.Empty(DependenciesOf(deployed.Stack, "RandomString contoso-suffix"));
        Assert.Empty(DependenciesOf(deployed.Stack, "ResourceGroup rg-registry"));
    }

    [Fact]
    public void Replicas_wait_for_the_home_region_when_it_is_on_the_global_endpoint()
    {
        var stack = deployed.Stack;

        Assert.Contains("Replication contoso-westeurope", DependenciesOf(stack, "Replication contoso-eastus"));
        Assert.Contains("Registry contoso", DependenciesOf(stack, "Replication contoso-eastus"));
        Assert.DoesNotContain("Replication contoso-northeurope", DependenciesOf(stack, "Replication contoso-eastus"));
        Assert.DoesNotContain(DependenciesOf(stack, "Replication contoso-westeurope"), label => label.StartsWith("Replication", StringComparison.Ordinal));
        foreach (var replica in new[] { "eastus", "northeurope" })
        {
            deployed.Run.AssertOrder(
                "Create ResourceGroup rg-registry",
                "Create Registry contoso",
                "Import Replication contoso-westeurope",
                $"Create Replication contoso-{replica}");
        }
    }

    [Fact]
    public async Task The_home_region_waits_for_all_replicas_when_it_is_off_the_global_endpoint()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings.Replace("HOME", "false", StringComparison.Ordinal));

        Assert.Equal(
            ["Replication contoso-eastus", "Replication contoso-northeurope"],
            DependenciesOf(stack, "Replication contoso-westeurope").Where(label => label.StartsWith("Replication", StringComparison.Ordinal)));
        Assert.DoesNotContain("Replication contoso-westeurope", DependenciesOf(stack, "Replication contoso-eastus"));
        foreach (var replica in new[] { "eastus", "northeurope" })
        {
            run.AssertOrder(
                "Create Registry contoso",
                $"Create Replication contoso-{replica}",
                "Import Replication contoso-westeurope");
        }
    }

    [Fact]
    public async Task Registries_in_one_group_do_not_wait_for_each_other()
    {
        await using var stack = await TestStack.DeployedAsync("""
            - { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope }
            - { name: fabrikam, resourceGroup: rg-shared, homeRegion: westeurope }
            """);

        Assert.Equal(["ResourceGroup rg-shared"], DependenciesOf(stack, "Registry contoso"));
        Assert.Equal(["ResourceGroup rg-shared"], DependenciesOf(stack, "Registry fabrikam"));
    }

    private static IEnumerable<string> DependenciesOf(TestStack stack, string label)
        => stack.Find(label).Dependencies.Select(TestStack.Label).Order(StringComparer.Ordinal);

    /// <summary>One deployment with the home region on the global endpoint, for all tests that only read it.</summary>
    public sealed class Deployed : IAsyncLifetime
    {
        internal TestStack Stack { get; private set; } = null!;

        internal Run Run { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Stack = await TestStack.StartAsync();
            Run = await Stack.UpAsync(Settings.Replace("HOME", "true", StringComparison.Ordinal));
        }

        public async ValueTask DisposeAsync() => await Stack.DisposeAsync();
    }
}
