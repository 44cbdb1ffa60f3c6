using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>Reads <c>lock</c>.</summary>
internal static class LockSection
{
    /// <summary>Whether deletion is locked.</summary>
    /// <param name="node">What stands at the key; null when it is left out.</param>
    /// <param name="byDefault">What holds then.</param>
    internal static bool AsLock(this ConfigNode? node, bool byDefault)
    {
        if (node is null)
            return byDefault;
        if (node.Text is "ReadOnly")
        {
            node.Report(
                "must be CanNotDelete or None: under a ReadOnly lock Azure refuses every later change, those of this program among them",
                "CanNotDelete");
            return false;
        }

        return node.AsChoice("CanNotDelete", "None") is "CanNotDelete";
    }
}
