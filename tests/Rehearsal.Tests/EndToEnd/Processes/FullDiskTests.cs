using System.Diagnostics;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;

namespace Rehearsal.Tests.EndToEnd.Processes;

public sealed class FullDiskTests
{
    [LinuxFact]
    public async Task Output_that_cannot_be_written_is_an_error()
    {
        var rehearsal = typeof(RehearsalCommand).Assembly.Location;
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet '{rehearsal}' --help > /dev/full"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Failure, process.ExitCode);
        Assert.StartsWith("error: not all could be written: No space left on device", error);
    }
}
