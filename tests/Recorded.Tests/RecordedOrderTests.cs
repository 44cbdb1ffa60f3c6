using Rehearsal.Azure;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State.Editing;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;

namespace Recorded.Tests;

/// <summary>
/// The program's own stacks, deployed and destroyed by the rehearsal's engine: what needs another resource is created after it and deleted before
/// it, as in the recordings. The program goes on and the recordings do not: only what is in both is compared.
/// </summary>
[Trait("Category", "RecordedProvider")]
[Trait(Categories.Name, Categories.Programs)]
public class RecordedOrderTests
{
    private const string FirstRun = "-up";
    private static readonly string Stacks = Path.Combine(AppContext.BaseDirectory, "stacks");

    private static readonly string Program = Repository.Built("infra", "Infra.dll");

    public static TheoryData<string> ShippedStacks => [.. Recording.All
        .Where(recording => recording is { IsFirstRun: true, IsOfRandom: false })
        .Select(recording => recording.Case[..^FirstRun.Length])
        .Where(stack => StackFile(stack) is not null)];

    [Theory]
    [MemberData(nameof(ShippedStacks))]
    public async Task What_needs_another_resource_is_created_after_it_and_deleted_before_it(string stack)
    {
        var needs = Needs(Recording.Find(stack + FirstRun)).ToList();

        var (created, deleted) = await LiveAsync(stack);

        var common = needs.Where(need => created.Contains(need.Resource) && created.Contains(need.Needed)).ToList();
        Assert.NotEmpty(common);
        Assert.All(
            common,
            need => Assert.True(created.IndexOf(need.Needed) < created.IndexOf(need.Resource), $"{need.Resource} was created before {need.Needed}"));
        Assert.All(
            common.Where(need => deleted.Contains(need.Resource) && deleted.Contains(need.Needed)),
            need => Assert.True(deleted.IndexOf(need.Resource) < deleted.IndexOf(need.Needed), $"{need.Needed} was deleted before {need.Resource}"));
    }

    /// <summary>A resource needs another one if it is in it or its inputs name it. As recorded, it came after it.</summary>
    private static IEnumerable<(string Resource, string Needed)> Needs(Recording recording)
    {
        var resources = recording.Calls.Where(call => (string?)call["call"] == "Create")
            .Select((call, index) => (
                Key: $"{call["type"]} {call["name"]}", Path: (string)call["requests"]![0]!["path"]!, Inputs: call["inputs"]!.ToJsonString(), Index: index))
            .ToList();
        foreach (var (resource, needed) in resources.SelectMany(resource => resources.Where(other => other != resource).Select(other => (resource, other))))
        {
            if (resource.Path.StartsWith($"{needed.Path}/", StringComparison.OrdinalIgnoreCase)
                || resource.Inputs.Contains($"{needed.Path}\"", StringComparison.OrdinalIgnoreCase))
            {
                Assert.True(needed.Index < resource.Index, $"in the recording {resource.Key} comes before {needed.Key}");
                yield return (resource.Key, needed.Key);
            }
        }
    }

    /// <summary>Deploys and destroys a stack.</summary>
    /// <returns>What was created and what was deleted, each in the order in which it ended.</returns>
    private static async Task<(List<string> Created, List<string> Deleted)> LiveAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("recorded-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Pulumi.yaml"), $"name: geo-registry\nruntime: {{ name: dotnet, options: {{ binary: '{Program}' }} }}\n");
            await using var azure = await SimulatedAzure.StartAsync(new(Folder: null, Port: 0, TimeSpan.Zero), default);
            var events = new List<EngineEvent>();
            var provider = new AzureNativeProvider(
                new ArmClient(new ArmClientOptions(azure.Endpoint)),
                new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId));
            var engine = new RehearsalEngine([provider, new RandomProvider()], events.Add);
            var stack = RehearsedStack.Open(folder, name, StackFile(name));
            await RunAsync(engine.UpAsync);
            _ = StateEditing.Unprotect(stack, urns: null);
            await RunAsync(engine.DestroyAsync);
            return (Ended(StepKind.Create), Ended(StepKind.Delete));

            async Task RunAsync(Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>> verb)
                => Assert.True((await verb(stack, new RunOptions(), default)).Outcome == RunOutcome.Succeeded, string.Join('\n', events.Where(IsProblem)));

            List<string> Ended(StepKind kind)
                =>
                [
                    .. events.OfType<EngineEvent.StepFinished>()
                        .Select(finished => finished.Step)
                        .Where(step => step.Kind == kind)
                        .Select(step => $"{step.Type} {step.Name}"),
                ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsProblem(EngineEvent happened)
        => happened is EngineEvent.StepFailed or EngineEvent.ProgramOutput or EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error };

    private static string? StackFile(string stack)
        => new[] { Path.Combine(Stacks, $"Pulumi.{stack}.yaml"), Path.Combine(Stacks, "examples", $"{stack}.yaml") }.FirstOrDefault(File.Exists);
}
