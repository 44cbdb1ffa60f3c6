using System.Runtime.InteropServices;
using Spectre.Console;

namespace Rehearsal.CommandLine.Terminals;

/// <summary>
/// The first Ctrl-C waits for running steps, the second aborts them, the third ends the process. SIGTERM always acts like the first.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly IAnsiConsole _console;
    private readonly PosixSignalRegistration[] _signals;
    private int _stage;

    internal Interruption(IAnsiConsole console)
    {
        _console = console;
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    private enum Stage { Running, Ending, Stopping }

    /// <summary>Cancelled when no new step may start.</summary>
    internal CancellationToken Cancel => _cancel.Token;

    /// <summary>Cancelled when running steps must stop.</summary>
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

    /// <summary>Signals may arrive at the same time, each on its own thread.</summary>
    private void Handle(PosixSignalContext context)
    {
        if (Advance(Stage.Running, Stage.Ending))
        {
            context.Cancel = true;
            Write("[yellow]Interrupted:[/] no new steps, waiting for running ones. Ctrl-C again aborts.");
            _cancel.Cancel();
        }
        else if (context.Signal == PosixSignal.SIGINT && Advance(Stage.Ending, Stage.Stopping))
        {
            context.Cancel = true;
            Write("[yellow]Aborted:[/] the next run checks the steps that were running.");
            _abort.Cancel();
        }
        else
        {
            context.Cancel = Volatile.Read(ref _stage) != (int)Stage.Stopping;
        }
    }

    private bool Advance(Stage from, Stage to) => Interlocked.CompareExchange(ref _stage, (int)to, (int)from) == (int)from;

    private void Write(string markup)
    {
        // The terminal echoes ^C at the beginning of the line.
        if (_console.Profile.Out.IsTerminal)
            _console.Profile.Out.Writer.Write('\r');
        _console.MarkupLine(markup);
    }
}
