using Rehearsal.CommandLine;

var terminal = Terminal.Standard();
using var interruption = new Interruption(terminal.Error);
return await RehearsalCommand.RunAsync(args, terminal with { Cancel = interruption.Cancel, Abort = interruption.Abort });
