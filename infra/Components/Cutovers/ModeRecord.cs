using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Components.Cutovers;

/// <summary>
/// Remembers in the stack's state in which mode a registry was when <c>accessInBothModes</c> was given: a random resource keeps it in its keepers, whose
/// later changes are ignored, as in <see cref="CreationRecord"/>.
/// </summary>
internal static class ModeRecord
{
    private const string Mode = "roleAssignmentMode";

    /// <returns>The mode of that run, which may be this one; null where the roles of one mode only are given.</returns>
    internal static Output<string?> Declare(RegistrySettings settings, InputList<Resource> after)
    {
        if (!settings.AccessInBothModes)
            return Output.Create((string?)null);
        var record = new RandomUuid(
            $"{settings.Name}-both-modes",
            new RandomUuidArgs { Keepers = ImmutableDictionary<string, string>.Empty.Add(Mode, settings.RoleAssignmentMode) },
            new CustomResourceOptions { DependsOn = after, IgnoreChanges = ["keepers"] });
        return record.Keepers.Apply(keepers => keepers?.GetValueOrDefault(Mode));
    }
}
