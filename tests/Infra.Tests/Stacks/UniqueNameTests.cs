using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Stacks;

public class UniqueNameTests
{
    private const string Suffixed = """
        - { name: contoso, uniqueSuffix: true, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }] }
        """;

    [Fact]
    public async Task A_suffix_is_six_lower_case_letters_and_digits()
    {
        var mocks = await StackRun.StackAsync(Suffixed);

        Assert.Equal(
            PlainJson.Normalize("""{ "length": 6, "upper": false, "special": false }"""),
            mocks.Inputs("random:index/randomString:RandomString", "contoso-suffix"));
    }

    [Fact]
    public async Task A_suffix_is_added_to_the_name_in_azure_and_to_no_name_in_the_stack()
    {
        var mocks = await StackRun.StackAsync(Suffixed);

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "RandomString contoso-suffix", "RandomUuid contoso-creation", "RandomUuid contoso-protection",
                "Registry contoso", "Replication contoso-eastus", "Replication contoso-westeurope", "ResourceGroup rg-registry",
            ],
            mocks.Registered);
        Assert.Contains("\"registryName\": \"contosox7k2p9\"", mocks.Inputs("azure-native:containerregistry:Registry", "contoso"), StringComparison.Ordinal);
        Assert.Contains(
            "\"registryName\": \"contosox7k2p9\"", mocks.Inputs("azure-native:containerregistry:Replication", "contoso-eastus"), StringComparison.Ordinal);
    }
}
