namespace Rehearsal.CommandLine.Terminals;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;

    /// <summary>The user can fix it: an error in a file or an argument, or a failed step.</summary>
    internal const int Failure = 1;

    /// <summary>Changes, or drift, where <c>--expect-no-changes</c> expected none; the pulumi CLI ends with the same code.</summary>
    internal const int UnexpectedChanges = 7;

    /// <summary>A bug in the rehearsal (EX_SOFTWARE of sysexits.h).</summary>
    internal const int Bug = 70;

    /// <summary>Interrupted by Ctrl-C or SIGTERM, as shells count the former: 128 + SIGINT.</summary>
    internal const int Cancelled = 130;
}
