using System.Text.Json.Nodes;
using GeoRegistry.Configuration;
using GeoRegistry.Stacks;
using Rehearsal.Adoption;
using Rehearsal.Adoption.Reading;
using Rehearsal.Azure;
using Rehearsal.Azure.Pipeline;
using Rehearsal.Engine.Project;
using StackFile = Rehearsal.Engine.Project.StackFile;

namespace Infra.Tests.EndToEnd;

/// <summary>The stack files that <c>rehearsal adopt</c> writes, taken by the program.</summary>
public class AdoptionFileTests
{
    private static readonly string[] Collections =
    [
        "replications", "webhooks", "scopeMaps", "tokens", "cacheRules", "credentialSets",
    ];

    public static TheoryData<string> Shapes => [.. ExistingShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task File_is_taken_by_the_program_without_a_mistake(string shape)
    {
        await using var stack = await MadeAsync(shape);
        var file = await AdoptAsync(stack);

        Assert.Empty(file.Notes.Before);
        var registry = Assert.Single(StackSettings.Parse(Registries(file.Text), new StackContext("dev", SimulatedAzure.SubscriptionId)).Registries);
        Assert.True(registry.Adopt);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Adopting_with_the_file_changes_nothing_in_Azure(string shape)
    {
        await using var stack = await MadeAsync(shape);
        var registries = Registries((await AdoptAsync(stack)).Text);
        var (before, names) = (await ReadAsync(stack, shape), await stack.NamesInAzureAsync());

        var run = await stack.UpAsync(registries);

        Assert.Contains(run.Changes, change => change.StartsWith("Import Registry ", StringComparison.Ordinal));
        // Azure says more of an endpoint than the settings do, and nothing of a webhook's address, so updates follow that change nothing.
        Assert.All(run.Changes, change => Assert.Matches("^(Create|Import|Update (PrivateEndpoint|Webhook)) ", change));
        AssertSame(before, await ReadAsync(stack, shape));
        Assert.Equal(names, await stack.NamesInAzureAsync());
        Assert.Empty((await stack.UpAsync(registries)).Changes);
        AssertSame(before, await ReadAsync(stack, shape));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Without_adopt_afterwards_only_that_is_written_which_has_secrets(string shape)
    {
        await using var stack = await MadeAsync(shape);
        var registries = Registries((await AdoptAsync(stack)).Text);
        _ = await stack.UpAsync(registries);

        var run = await stack.UpAsync(WithoutAdopt(JsonNode.Parse(registries))!.ToJsonString());

        Assert.All(run.Changes, change => Assert.Matches("^Update Task ", change));
    }

    private static JsonNode? WithoutAdopt(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.Where(member => member.Key is not "adopt").Select(member => KeyValuePair.Create(member.Key, WithoutAdopt(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutAdopt)]),
        _ => node?.DeepClone(),
    };

    private static async Task<TestStack> MadeAsync(string shape)
    {
        var stack = await TestStack.StartAsync();
        await ExistingShapes.MakeAsync(stack, shape);
        return stack;
    }

    private static async Task<AdoptionFile> AdoptAsync(TestStack stack)
    {
        var documents = await SimulatedRegistry.ReadAsync(stack.Endpoint, ExistingShapes.Name, resourceGroup: null, CancellationToken.None);
        return AdoptionFile.Of(ExistingRegistry.Find(documents, ExistingShapes.Name, resourceGroup: null));
    }

    /// <summary>The value of <c>geo-registry:registries</c>, as Pulumi passes it to the program.</summary>
    private static string Registries(string file)
    {
        var folder = Directory.CreateTempSubdirectory("adopted-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, ProjectFile.FileName), "name: geo-registry\nruntime: dotnet\n");
            File.WriteAllText(Path.Combine(folder, "Pulumi.adopted.yaml"), file);
            var configuration = StackFile.Read(ProjectFile.Read(folder), "adopted").Decrypt(passphrase: null);
            Assert.Empty(configuration.Warnings);
            Assert.Equal(SimulatedAzure.SubscriptionId, configuration.Values["azure-native:subscriptionId"]);
            return configuration.Values[$"{ConfigurationKeys.Namespace}:registries"];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>All values in Azure of the seeded resources and of those that came with them, except values that change with every write.</summary>
    private static async Task<IReadOnlySet<string>> ReadAsync(TestStack stack, string shape)
    {
        var registry = ExistingShapes.All[shape].First(request => request.Path.Contains("/registries/", StringComparison.Ordinal)).Path;
        registry = string.Join('/', registry.Split('/')[..6]);
        var values = new HashSet<string>();
        foreach (var request in ExistingShapes.All[shape])
            values.UnionWith(Values(request.Path, await stack.ReadAsync(request.Path, request.ApiVersion)));
        values.UnionWith(Values(registry, await stack.ReadAsync(registry, ExistingShapes.RegistryApi)));
        foreach (var collection in Collections)
            values.UnionWith(Values(collection, await stack.ReadAsync($"{registry}/{collection}", ExistingShapes.RegistryApi)));
        values.UnionWith(Values("roles", await stack.ReadAsync($"{registry}/providers/Microsoft.Authorization/roleAssignments", "2022-04-01")));
        return values;
    }

    private static IEnumerable<string> Values(string path, JsonNode? node) => node switch
    {
        JsonObject map => map
            .Where(member => member.Key is not ("etag" or "systemData" or "modifiedDate" or "lastUpdatedTime"))
            .SelectMany(member => Values($"{path}.{member.Key}", member.Value)),
        JsonArray list => list.Index().SelectMany(item => Values($"{path}[{item.Index}]", item.Item)),
        _ => [$"{path}: {node?.ToJsonString()}"],
    };

    private static void AssertSame(IReadOnlySet<string> before, IReadOnlySet<string> after)
        => Assert.True(
            before.SetEquals(after),
            string.Join('\n', before.Except(after).Select(value => $"- {value}").Concat(after.Except(before).Select(value => $"+ {value}"))));
}
