using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Editing;
using Rehearsal.Engine.State.Locking;
using Rehearsal.Tests.Engine.Harness;

namespace Recorded.Tests.Engine;

/// <summary>Runs one stage of a case in the rehearsal's engine.</summary>
/// <param name="folder">The case's folder, with the program and its state.</param>
internal sealed class StageRun(string folder, ScriptedCloud cloud, JsonObject stage)
{
    /// <summary>Ends a stage in which the Node.js SDK spins, as it can when a program throws at once.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly StageReport _report = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _abort = new(Limit);
    private FilesAtKill? _filesAtKill;

    private string StackName => stage["stack"]?.GetValue<string>() ?? "dev";

    private string Command => stage["command"]!.GetValue<string>();

    private string UrnPrefix => $"urn:pulumi:{StackName}::engine::";

    private string StateFolder => Path.Combine(folder, RehearsedStack.StateFolderName);

    internal async Task<StageOutcome> RunAsync()
    {
        var variables = stage["env"]?.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.ToString()) ?? [];
        cloud.Variables = variables;
        cloud.Creating = InterruptAsync;
        var arguments = new StageOptions([.. stage["args"]?.AsArray().Select(argument => Whole(argument!.GetValue<string>())) ?? []]);
        WriteConfiguration();
        ChangeCloud();
        var fails = true;
        try
        {
            fails = await CommandAsync(arguments, variables);
        }
        catch (RehearsalException error)
        {
            _report.Refuse(error.Message);
        }
        RestoreAfterKill();
        using var store = Open().ReadState();
        return _report.ToOutcome(fails, cloud.TakeCalls(), store.Resources, store.Pending, Short);
    }

    private async Task<bool> CommandAsync(StageOptions arguments, Dictionary<string, string> variables)
    {
        switch (Command)
        {
            case "cancel":
                StackLock.Break(Open().StateFolder, ofTheLiving: true);
                return false;
            case "state rename":
                StateEditing.Rename(Open(), arguments.Positional[0], arguments.Positional[1]);
                return false;
            case "state unprotect":
                StateEditing.Unprotect(Open(), arguments.Has("--all") ? null : arguments.Positional);
                return false;
            case "state protect":
                StateEditing.Protect(Open(), arguments.Positional);
                return false;
            case "state taint":
                StateEditing.Taint(Open(), arguments.Positional, taint: true);
                return false;
            case "state remove":
                StateEditing.Remove(Open(), arguments.Positional[0], withProtected: false, arguments.Has("--target-dependents"));
                return false;
        }
        var engine = new RehearsalEngine(
            [new ScriptedProvider(ScriptedProvider.Azure, cloud), new ScriptedProvider(ScriptedProvider.Random, cloud)],
            _report.Add);
        var previews = arguments.Has("--preview-only");
        Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>> run = Command switch
        {
            "preview" => engine.PreviewAsync,
            "up" => engine.UpAsync,
            "refresh" => previews ? engine.PreviewRefreshAsync : engine.RefreshAsync,
            "destroy" => previews ? engine.PreviewDestroyAsync : engine.DestroyAsync,
            "import" => (stack, options, ending)
                => engine.ImportAsync(
                    stack,
                    new ImportRequest(arguments.Positional[0], arguments.Positional[1], arguments.Positional[2], null, Protect: true),
                    options,
                    ending),
            _ => throw new RehearsalException($"the rehearsal has no command {Command}"),
        };
        var options = Command == "import" ? new StageOptions([]) : arguments;
        var result = await run(Open(), options.ToRunOptions(variables) with { Abort = _abort.Token }, _ending.Token);
        Assert.True(result.Bug is null, result.Bug?.ToString());
        Assert.False(_abort.IsCancellationRequested && _filesAtKill is null, $"The stage did not end within {Limit}");
        if (!arguments.Has("--expect-no-changes") || !result.Summary.HasChanges)
            return result.Outcome != RunOutcome.Succeeded;
        _report.Refuse("no changes were expected");
        return true;
    }

    /// <summary>Opens the stack; secrets of the stage are secret for the program.</summary>
    private RehearsedStack Open()
    {
        var stack = RehearsedStack.Open(folder, StackName);
        var secrets = Secrets().Select(secret => secret.Key.Contains(':', StringComparison.Ordinal) ? secret.Key : $"engine:{secret.Key}");
        return stack with { Configuration = stack.Configuration with { SecretKeys = [.. stack.Configuration.SecretKeys, .. secrets] } };
    }

    private JsonObject Secrets() => JsonNode.Parse(File.ReadAllText(SecretsFile))!.AsObject();

    private string SecretsFile => Path.Combine(folder, $"secrets.{StackName}.json");

    /// <summary>The configuration of a stage is that of the stages after it, until one has another.</summary>
    private void WriteConfiguration()
    {
        var file = Path.Combine(folder, $"Pulumi.{StackName}.yaml");
        if (File.Exists(file) && stage["config"] is null && stage["secretConfig"] is null)
            return;
        var secrets = stage["secretConfig"]?.AsObject() ?? [];
        File.WriteAllText(SecretsFile, secrets.ToJsonString());
        var lines = (stage["config"]?.AsObject() ?? []).Concat(secrets)
            .Select(entry =>
                $"  {(entry.Key.Contains(':', StringComparison.Ordinal) ? entry.Key : $"engine:{entry.Key}")}: {entry.Value?.ToJsonString() ?? "null"}\n");
        File.WriteAllText(file, $"config:\n{string.Concat(lines.DefaultIfEmpty("  {}\n"))}");
    }

    /// <summary>What someone else does to the cloud before the stage.</summary>
    private void ChangeCloud()
    {
        foreach (var change in stage["cloud"]?.AsArray() ?? [])
        {
            if (change!["put"] is { } put)
            {
                cloud.Put(put["id"]!.GetValue<string>(), new CloudResource(RecordedForm.Map(put["inputs"]), RecordedForm.Map(put["outputs"])));
                continue;
            }
            using var store = Open().ReadState();
            var id = store.Resources.Last(state => state.Urn.EndsWith(change["of"]!.GetValue<string>(), StringComparison.Ordinal)).Id;
            if (change["remove"] is not null)
                cloud.Remove(id);
            if (change["set"] is { } set && cloud.Find(id) is { } former)
                cloud.Put(id, new CloudResource(RecordedForm.Map(set, former.Inputs), RecordedForm.Map(set, former.Outputs)));
        }
    }

    private async Task InterruptAsync(string urn, CancellationToken cancellationToken)
    {
        if (stage["interrupt"] is not { } interrupt || !urn.EndsWith(interrupt["at"]!.GetValue<string>(), StringComparison.Ordinal))
            return;
        switch (interrupt["kill"]!.GetValue<string>())
        {
            case "sigint":
                await _ending.CancelAsync();
                break;
            case "provider":
                throw new Rehearsal.Providers.ProviderException("error reading from server: EOF");
            default:
                // All that a killed engine leaves is what is on disk; the lock is of a process that is gone.
                _filesAtKill = FilesAtKill.Of(StateFolder);
                await _abort.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
                break;
        }
    }

    private void RestoreAfterKill()
    {
        if (_filesAtKill is null)
            return;
        Directory.Delete(StateFolder, recursive: true);
        _filesAtKill.Restore(StateFolder);
    }

    private string Whole(string argument)
        => argument.StartsWith("urn:", StringComparison.Ordinal) && !argument.StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? UrnPrefix + argument["urn:".Length..]
            : argument;

    /// <summary>Texts as the recordings have them: without what all URNs of the stack begin with.</summary>
    private string Short(string text)
        => text.Replace(UrnPrefix, "", StringComparison.Ordinal).Replace("urn:pulumi:other::engine::", "[other]", StringComparison.Ordinal);
}
