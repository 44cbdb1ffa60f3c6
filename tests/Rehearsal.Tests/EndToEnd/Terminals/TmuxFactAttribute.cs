using System.ComponentModel;
using System.Diagnostics;

namespace Rehearsal.Tests.EndToEnd.Terminals;

/// <summary>A test on a terminal, which tmux is. Where tests decide what lands it must be there; elsewhere the test is skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute() => Skip = TmuxTheoryAttribute.Missing;
}

/// <inheritdoc cref="TmuxFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmuxTheoryAttribute : TheoryAttribute
{
    public TmuxTheoryAttribute() => Skip = Missing;

    internal static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") is null && !IsThere()
        ? "needs tmux; on Debian 'apt-get install tmux' brings it"
        : null;

    private static bool IsThere()
    {
        try
        {
            using var tmux = Process.Start(new ProcessStartInfo("tmux", ["-V"]) { RedirectStandardOutput = true })!;
            tmux.WaitForExit();
            return tmux.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
