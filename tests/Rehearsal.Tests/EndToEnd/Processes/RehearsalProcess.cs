using System.Diagnostics;
using Rehearsal.CommandLine;

namespace Rehearsal.Tests.EndToEnd.Processes;

/// <summary>The rehearsal as a process of its own.</summary>
internal static class RehearsalProcess
{
    /// <summary>
    /// How to start it with its output to be read. A process inherits that signals are ignored, as they are in what a shell has put into
    /// the background; <c>env</c> of GNU, where it is there, makes it handle them.
    /// </summary>
    internal static ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        string[] rehearsal = ["dotnet", Repository.Built("rehearsal", "rehearsal.dll"), .. arguments];
        return OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal=INT,TERM", .. rehearsal]) { RedirectStandardOutput = true }
            : new ProcessStartInfo(rehearsal[0], rehearsal[1..]) { RedirectStandardOutput = true };
    }
}
