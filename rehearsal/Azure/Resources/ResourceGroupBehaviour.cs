using Rehearsal.Azure.Behaviours;

namespace Rehearsal.Azure.Resources;

/// <summary>Resource groups are created at once; their deletion takes time and deletes everything in them.</summary>
internal sealed class ResourceGroupBehaviour : ResourceBehaviour
{
    internal override bool DeletionTakesTime => true;

    internal override bool MayBeGlobal => false;
}
