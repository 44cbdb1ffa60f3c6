namespace Tests.Shared;

/// <summary>Whether tests on a terminal can run.</summary>
internal static class TmuxProgram
{
    /// <summary>Why tests are skipped; null where they run. CI must have tmux.</summary>
    internal static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") is null && !Programs.IsInstalled("tmux")
        ? "needs tmux; on Debian 'apt-get install tmux' brings it"
        : null;
}
