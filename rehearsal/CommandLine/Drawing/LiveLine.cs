namespace Rehearsal.CommandLine.Drawing;

/// <summary>The lines to draw at the bottom of a terminal now. The screen's thread calls it repeatedly, so it must be thread-safe.</summary>
internal delegate IReadOnlyList<LiveLine> LivePicture();

/// <summary>One line that is drawn over again.</summary>
/// <param name="Text">In Spectre's markup. It is cut where the line is too long.</param>
/// <param name="Time">How long it has been running; never cut.</param>
internal sealed record LiveLine(string Text, string Time);
