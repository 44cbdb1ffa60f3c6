using Rehearsal.Providers;

namespace Rehearsal.Engine.Events;

/// <summary>Reports what happens in a run: gives the observer one event at a time, counts them, and remembers whether there were errors.</summary>
/// <param name="observer">Takes the events.</param>
internal sealed class RunEvents(Action<EngineEvent> observer)
{
    private readonly Lock _observing = new();
    private readonly RunTally _tally = new();

    /// <summary>What happened to resources so far.</summary>
    internal RunSummary Summary => _tally.Summary;

    /// <summary>True when an error was reported other than a failed step.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>True when one of these errors does not refuse the whole plan. After a refusal a preview continues, so that it shows all of them.</summary>
    internal bool HasOtherErrors { get; private set; }

    /// <summary>Reports an event.</summary>
    internal void Observe(EngineEvent happened)
    {
        lock (_observing)
        {
            HasErrors |= happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error };
            HasOtherErrors |= happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error, RefusesPlan: false };
            _tally.Count(happened);
            observer(happened);
        }
    }

    /// <summary>Reports something that is worth knowing.</summary>
    internal void Inform(string message, string? urn = null) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Information, message, urn));

    /// <summary>Reports a warning.</summary>
    internal void Warn(string message, string? urn = null) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Warning, message, urn));

    /// <summary>Reports an error.</summary>
    internal void Error(string message, string? urn = null) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Error, message, urn));

    /// <summary>Reports an error in the plan as a whole, for which no update should begin.</summary>
    internal void Refuse(string message, string urn) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Error, message, urn) { RefusesPlan = true });

    /// <summary>The context of a provider call outside of a step: what the provider reports becomes a warning about the resource.</summary>
    internal ResourceContext ContextOf(string urn, string type, string name) => new(urn, type, name, message => Warn(message, urn));
}
