using GeoRegistry.Records;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Cutovers;

/// <summary>Remembers the mode that a registry had when <c>accessInBothModes</c> was given.</summary>
internal static class ModeRecord
{
    private const string Mode = "roleAssignmentMode";

    /// <returns>The mode of that run, which may be this one; null where the roles of one mode only are given.</returns>
    internal static Output<string?> Declare(RegistrySettings settings, InputList<Resource> after) => settings.AccessInBothModes
        ? StackRecord.Declare($"{settings.Name}-both-modes", [new(Mode, settings.RoleAssignmentMode)], after).Kept.Apply(kept => kept.GetValueOrDefault(Mode))
        : Output.Create((string?)null);
}
