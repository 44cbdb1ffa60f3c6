namespace Rehearsal.Engine.Diagnostics;

/// <summary>A place in a file.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Line">The line, from 1 on.</param>
/// <param name="Column">The column, from 1 on.</param>
internal sealed record FilePlace(string Path, int Line, int Column)
{
    /// <summary>The place as compilers write it.</summary>
    public override string ToString() => $"{Path}({Line},{Column})";
}
