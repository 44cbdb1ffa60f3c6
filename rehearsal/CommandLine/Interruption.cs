using System.Runtime.InteropServices;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>
/// Ctrl-C: once keeps new steps from starting and lets running ones end, twice stops those at once, a third time leaves it to the system.
/// SIGTERM is like the first, however often it comes.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly IAnsiConsole _console;
    private readonly PosixSignalRegistration[] _signals;

    internal Interruption(IAnsiConsole console)
    {
        _console = console;
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Begin nothing new.</summary>
    internal CancellationToken Cancel => _cancel.Token;

    /// <summary>Stop what runs.</summary>
    internal CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
        _cancel.Dispose();
        _abort.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        lock (_signals)
        {
            context.Cancel = !_abort.IsCancellationRequested;
            if (!_cancel.IsCancellationRequested)
            {
                _console.MarkupLine("[yellow]Interrupted:[/] running steps are let end, nothing new begins. Ctrl-C again stops at once.");
                _cancel.Cancel();
            }
            else if (context.Signal == PosixSignal.SIGINT && context.Cancel)
            {
                _console.MarkupLine("[yellow]Stopped:[/] the next run looks what became of the steps that were running.");
                _abort.Cancel();
            }
        }
    }
}
