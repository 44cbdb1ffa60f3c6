using System.Diagnostics;
using Rehearsal.CommandLine.Terminals;
using static Rehearsal.Tests.CommandLine.Verbs.AdoptCommandTests;

namespace Rehearsal.Tests.EndToEnd.Processes;

public sealed class AdoptFromStandardInputTests
{
    [Fact]
    public async Task Several_JSON_values_are_read_from_standard_input()
    {
        var start = RehearsalProcess.Command(["adopt", "--from", "-"]);
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync($"{Show}\n[{Replica("westus2")}]\n");
        process.StandardInput.Close();

        Assert.Contains("replicas:\n        - region: westus2\n", await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(ExitCodes.Success, process.ExitCode);
    }
}
