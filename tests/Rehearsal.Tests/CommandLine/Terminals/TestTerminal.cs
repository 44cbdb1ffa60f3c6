using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Spectre.Console.Testing;

namespace Rehearsal.Tests.CommandLine.Terminals;

/// <summary>A terminal without colours that keeps what is written to it.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly TestConsole _output = new TestConsole().Width(400);
    private readonly TestConsole _error = new TestConsole().Width(400);

    internal Terminal Terminal => new(_output, _error, IsInteractive: false);

    internal string Output => _output.Output;

    internal string Error => _error.Output;

    internal Task<int> RunAsync(params IReadOnlyList<string> arguments) => RehearsalCommand.RunAsync(arguments, Terminal);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
