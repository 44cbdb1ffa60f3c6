using Rehearsal.CommandLine;

return await RehearsalCommand.RunAsync(args, Terminal.Standard());
