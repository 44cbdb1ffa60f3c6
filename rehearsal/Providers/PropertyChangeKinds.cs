namespace Rehearsal.Providers;

/// <summary>What the kinds of property changes mean.</summary>
internal static class PropertyChangeKinds
{
    extension(PropertyChange change)
    {
        /// <summary>True when the change replaces the resource.</summary>
        internal bool Replaces => change is PropertyChange.AddReplace or PropertyChange.DeleteReplace or PropertyChange.UpdateReplace;

        /// <summary>The same change, which replaces the resource.</summary>
        internal PropertyChange Replacing => change switch
        {
            PropertyChange.Add => PropertyChange.AddReplace,
            PropertyChange.Delete => PropertyChange.DeleteReplace,
            PropertyChange.Update => PropertyChange.UpdateReplace,
            _ => change,
        };

        /// <summary>The same change, which is made in place.</summary>
        internal PropertyChange InPlace => change switch
        {
            PropertyChange.AddReplace => PropertyChange.Add,
            PropertyChange.DeleteReplace => PropertyChange.Delete,
            PropertyChange.UpdateReplace => PropertyChange.Update,
            _ => change,
        };
    }
}
