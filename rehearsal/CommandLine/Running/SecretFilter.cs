using System.Text.Encodings.Web;
using System.Text.Json;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;

namespace Rehearsal.CommandLine.Running;

/// <summary>
/// Replaces secret configuration values in messages and output, as the pulumi CLI does. Source for values that are too short
/// or too common to be replaced: github.com/pulumi/pulumi, sdk/go/common/util/logging.
/// </summary>
internal sealed class SecretFilter
{
    private const int ShortestSecret = 3;

    private readonly IReadOnlyList<string> _secrets;

    internal SecretFilter(StackConfiguration configuration)
        => _secrets = [.. configuration.Secrets
            .Where(secret => secret.Length >= ShortestSecret && !bool.TryParse(secret, out _))
            .SelectMany(secret => new[] { secret, JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() })
            .Distinct()
            .OrderByDescending(secret => secret.Length)];

    /// <summary>The event without the secrets in its message.</summary>
    internal EngineEvent Apply(EngineEvent happened) => _secrets is [] ? happened : happened switch
    {
        EngineEvent.ProgramOutput output => output with { Line = Hide(output.Line) },
        EngineEvent.Diagnostic diagnostic => diagnostic with { Message = Hide(diagnostic.Message) },
        EngineEvent.StepProgress progress => progress with { Message = Hide(progress.Message) },
        EngineEvent.StepFailed failed => failed with { Message = Hide(failed.Message) },
        EngineEvent.StepSkipped skipped => skipped with { Reason = Hide(skipped.Reason) },
        _ => happened,
    };

    private string Hide(string text) => _secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret, ValueText.Secret, StringComparison.Ordinal));
}
