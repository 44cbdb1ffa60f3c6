using GeoRegistry.Parts;
using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Registries;

/// <summary>
/// Keeps Pulumi from deleting anything around a protected registry. Pulumi refuses to delete a protected resource when its turn comes, and
/// deletes what depends on a resource before it: roles, endpoints, DNS records and webhooks would be gone by the time it reaches the
/// registry. This resource depends on all of them, so its turn is first. Nothing in Azure corresponds to it.
/// </summary>
internal static class Protection
{
    /// <summary>
    /// Declares it, after everything else. An unprotected registry has it too, but then it depends on nothing: were it left out, turning protection off
    /// would delete it while the stack still has it as protected.
    /// </summary>
    /// <param name="scope">Shared context of the registry's parts, with all of them declared.</param>
    /// <param name="records">The records that the stack keeps of the registry.</param>
    internal static void Declare(RegistryScope scope, IEnumerable<Resource> records)
    {
        var isProtected = scope.Settings.Protect;
        var options = isProtected ? scope.Options([.. scope.Declared, .. records]) : scope.Options();
        options.Protect = isProtected;
        _ = new RandomUuid(scope.NameOf("protection"), new RandomUuidArgs(), options);
    }
}
