using Infra.Tests.EndToEnd;
using Infra.Tests.Mocks;

namespace Infra.Tests.Registries;

public class LockTests
{
    private const string Lock = "azure-native:authorization:ManagementLockByScope";
    private const string Registry
        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    private static Task<AzureMocks> RunAsync(string lines)
        => StackRun.StackAsync($"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{{ region: eastus }}], {lines} }}");

    [Fact]
    public async Task Every_replica_is_locked_where_the_settings_ask_for_it()
    {
        var mocks = await RunAsync("lock: CanNotDelete");

        foreach (var region in new[] { "eastus", "westeurope" })
        {
            Assert.Equal(
                PlainJson.Normalize($$"""
                    {
                      "lockName": "cannot-delete",
                      "scope": "{{Registry}}/replications/{{region}}",
                      "level": "CanNotDelete",
                      "notes": "Declared together with the registry. Set lock: None in the stack's configuration to remove it."
                    }
                    """),
                mocks.Inputs(Lock, $"contoso-lock-{region}"));
        }

        Assert.Equal(2, mocks.Registered.Count(name => name.StartsWith("ManagementLockByScope ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("protect: false")]
    [InlineData("protect: true")]
    [InlineData("protect: true, lock: None")]
    public async Task Nothing_is_locked_unless_the_settings_ask_for_it(string lines)
        => Assert.DoesNotContain((await RunAsync(lines)).Registered, name => name.StartsWith("ManagementLockByScope ", StringComparison.Ordinal));
}
