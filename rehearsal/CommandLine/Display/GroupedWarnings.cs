using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Holds warnings until the end of the run, and shows those with the same text once for all their resources.</summary>
/// <param name="inner">The display itself.</param>
internal sealed class GroupedWarnings(IRunDisplay inner) : IRunDisplay
{
    private readonly List<EngineEvent.Diagnostic> _warnings = [];

    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Warning, IsEphemeral: false } warning)
        {
            _warnings.Add(warning);
            return;
        }
        if (happened is EngineEvent.RunFinished)
            Release();
        inner.Show(happened);
    }

    public void Dispose()
    {
        Release();
        inner.Dispose();
    }

    /// <summary>Merges messages with the same text about several resources, each at the place of the first.</summary>
    internal static IEnumerable<EngineEvent.Diagnostic> Group(IEnumerable<EngineEvent.Diagnostic> messages)
        => messages.GroupBy(message => (message.Severity, Text: message.Message.TrimEnd(), HasUrn: message.Urn is { Length: > 0 }))
            .Select(same => same.First() with { AlsoAbout = [.. same.Select(message => message.Urn).OfType<string>().Distinct().Skip(1)] });

    private void Release()
    {
        foreach (var warning in Group(_warnings))
            inner.Show(warning);
        _warnings.Clear();
    }
}
