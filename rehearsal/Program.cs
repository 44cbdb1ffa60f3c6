using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;

var (terminal, screen) = Terminal.Standard();
int code;
using (screen)
using (var interruption = new Interruption(terminal.Error))
{
    code = await RehearsalCommand.RunAsync(args, terminal with { Cancel = interruption.Cancel, Abort = interruption.Abort });
}
if (screen.Failure is not { } failure)
    return code;
// Perhaps only standard output is broken.
Console.Error.WriteLine($"error: not all could be written: {(failure is IOException ? failure.Message : failure)}");
return failure is IOException ? ExitCodes.Failure : ExitCodes.Bug;
