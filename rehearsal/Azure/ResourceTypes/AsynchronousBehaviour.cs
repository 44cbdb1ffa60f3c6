namespace Rehearsal.Azure.ResourceTypes;

/// <summary>Types that are stored and checked in general, and whose changes take time.</summary>
internal sealed class AsynchronousBehaviour : ResourceBehaviour
{
    internal override bool ChangesTakeTime => true;
}
