namespace Rehearsal.CommandLine.Terminals;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;

    /// <summary>Something that the user can mend: a mistake in a file or an argument, or a step that failed.</summary>
    internal const int Failure = 1;

    /// <summary>Changes, or drift, where <c>--expect-no-changes</c> expected none; the pulumi CLI ends with the same code.</summary>
    internal const int UnexpectedChanges = 7;

    /// <summary>A bug in the rehearsal (EX_SOFTWARE of sysexits.h).</summary>
    internal const int Bug = 70;

    /// <summary>Interrupted by Ctrl-C or SIGTERM, as shells count the former: 128 + SIGINT.</summary>
    internal const int Cancelled = 130;
}
