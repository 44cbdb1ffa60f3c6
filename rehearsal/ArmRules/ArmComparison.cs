namespace Rehearsal.ArmRules;

/// <summary>Compares two resources.</summary>
internal static class ArmComparison
{
    extension(ArmBody one)
    {
        /// <summary>Whether both are in or on the same resource.</summary>
        internal bool HasSameParent(ArmBody other) => one.Parent.Equals(other.Parent, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether both have the same text at a path.</summary>
        internal bool HasSame(ArmBody other, string path, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
            => one.Text(path) is { } text && text.Equals(other.Text(path), comparison);
    }
}
