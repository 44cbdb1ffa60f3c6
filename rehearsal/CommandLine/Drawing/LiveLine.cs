namespace Rehearsal.CommandLine.Drawing;

/// <summary>What is drawn at the bottom of a terminal now. The screen's thread asks for it again and again, so it must not change under it.</summary>
internal delegate IReadOnlyList<LiveLine> LivePicture();

/// <summary>One line that is drawn over again.</summary>
/// <param name="Text">In Spectre's markup. It is cut where the line is too long.</param>
/// <param name="Time">How long it has been so; never cut.</param>
internal sealed record LiveLine(string Text, string Time);
