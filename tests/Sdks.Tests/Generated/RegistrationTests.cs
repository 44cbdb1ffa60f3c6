using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf;
using PulumiProtocol;

namespace Sdks.Tests.Generated;

/// <summary>
/// Every generated class registers what the official Node.js class registers for the same arguments: type token, inputs, default values,
/// secrets, aliases, secret outputs, version. Both run as programs against an engine that records what it is asked for.
/// </summary>
[Collection(nameof(PulumiEnvironment))]
public sealed partial class RegistrationTests
{
    private static readonly Lazy<Task<Comparison>> Recorded = new(RecordAsync);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [NodeFact]
    public async Task Every_sample_is_registered_as_the_official_Node_class_registers_it()
    {
        var (samples, official, generated, _, _) = await Recorded.Value;
        var complete = samples.Where(sample => sample.Missing is null).ToList();
        Assert.All(complete, sample =>
        {
            var expected = Normalized(official[sample.LogicalName]);
            var actual = Normalized(generated[sample.LogicalName]);
            Assert.Equal(sample.Token, expected.Type);
            Assert.Equal(Text(expected), Text(actual));
        });
    }

    [NodeFact]
    public async Task A_sample_without_a_required_input_is_refused_by_both()
    {
        var (samples, official, generated, refusedByNode, refused) = await Recorded.Value;
        var incomplete = samples.Where(sample => sample.Missing is not null).ToList();
        Assert.NotEmpty(incomplete);
        Assert.All(incomplete, sample =>
        {
            Assert.Contains($"{sample.LogicalName}: Missing required property '{sample.Missing}'", refusedByNode);
            Assert.Contains(sample.LogicalName, refused);
            Assert.DoesNotContain(sample.LogicalName, official.Keys);
            Assert.DoesNotContain(sample.LogicalName, generated.Keys);
        });
    }

    [NodeFact]
    public async Task Samples_cover_every_generated_resource()
    {
        var (samples, _, _, _, _) = await Recorded.Value;
        var tokens = GeneratedFiles.Texts().SelectMany(text => ResourceType().Matches(text)).Select(match => match.Groups["token"].Value);
        Assert.Equal(tokens.Order(StringComparer.Ordinal), samples.Select(sample => sample.Token).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""ResourceType\("(?<token>[^"]+)"\)""")]
    private static partial Regex ResourceType();

    private static async Task<Comparison> RecordAsync()
    {
        var (exitCode, json, errors) = await Node.RunAsync(Repository.File("tests/Sdks.Tests/Generated/samples.mjs"), []);
        Assert.True(exitCode == 0, errors);
        var samples = JsonSerializer.Deserialize<List<SampleResource>>(json)!;
        await using var official = await RegistrationRecorder.StartAsync();
        await RunNodeAsync(official, json);
        await using var generated = await RegistrationRecorder.StartAsync();
        var complete = samples.Where(sample => sample.Missing is null).ToList();
        var generatedExitCode = await PulumiEnvironment.RunAsync(generated.Address, () => complete.ForEach(sample => sample.Declare()));
        Assert.True(generatedExitCode == 0, string.Join('\n', generated.Log));
        List<string> refused = [];
        foreach (var sample in samples.Where(sample => sample.Missing is not null))
        {
            if (await PulumiEnvironment.RunAsync(generated.Address, sample.Declare) != 0)
            {
                refused.Add(sample.LogicalName);
            }
        }

        return new Comparison(samples, official.Registrations, generated.Registrations, [.. official.Log], refused);
    }

    private static async Task RunNodeAsync(RegistrationRecorder recorder, string samples)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, samples);
            var script = Repository.File("tests/Sdks.Tests/Generated/register-all.mjs");
            var (exitCode, _, errors) = await Node.RunAsync(script, [file], new Dictionary<string, string>
            {
                ["PULUMI_NODEJS_MONITOR"] = recorder.Address,
                ["PULUMI_NODEJS_ENGINE"] = recorder.Address,
                ["PULUMI_NODEJS_PROJECT"] = "samples",
                ["PULUMI_NODEJS_STACK"] = "dev",
                ["PULUMI_NODEJS_ORGANIZATION"] = "organization",
            });
            Assert.True(exitCode == 0, errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The request without what only tells the language or the program's own layout.</summary>
    private static RegisterResourceRequest Normalized(RegisterResourceRequest request)
    {
        var normalized = request.Clone();
        normalized.Parent = "";
        normalized.AcceptSecrets = false;
        normalized.AcceptResources = false;
        normalized.AliasSpecs = false;
        normalized.SupportsPartialValues = false;
        normalized.SupportsResultReporting = false;
        normalized.SourcePosition = null;
        normalized.StackTrace = null;
        normalized.PropertyDependencies.Clear();
        normalized.CustomTimeouts = request.CustomTimeouts is { Create: "", Update: "", Delete: "", Read: "" } ? null : request.CustomTimeouts;
        normalized.Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding().Equals(request.Hooks) ? null : request.Hooks;
        foreach (var alias in normalized.Aliases.Where(alias => alias.Spec.ParentUrn == request.Parent || alias.Spec is { HasNoParent: true, NoParent: false }))
        {
            alias.Spec.ClearParent();
        }

        // Settings of providers are JSON texts, which the SDK for .NET writes with spaces and that for Node.js without.
        foreach (var setting in (normalized.Object?.Fields.Values ?? []).Where(value => value.StringValue is ['[', .., ']'] or ['{', .., '}']))
        {
            using var document = JsonDocument.Parse(setting.StringValue);
            setting.StringValue = JsonSerializer.Serialize(document.RootElement);
        }

        return normalized;
    }

    /// <summary>The request as JSON with sorted keys.</summary>
    private static string Text(RegisterResourceRequest request)
    {
        using var document = JsonDocument.Parse(JsonFormatter.Default.Format(request));
        return JsonSerializer.Serialize(Sorted(document.RootElement), Indented);
    }

    private static object? Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new SortedDictionary<string, object?>(
            json.EnumerateObject().ToDictionary(property => property.Name, property => Sorted(property.Value)), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(Sorted).ToList(),
        _ => json.Clone(),
    };

    private sealed record Comparison(
        List<SampleResource> Samples,
        IReadOnlyDictionary<string, RegisterResourceRequest> Official,
        IReadOnlyDictionary<string, RegisterResourceRequest> Generated,
        List<string> RefusedByNode,
        List<string> Refused);
}
