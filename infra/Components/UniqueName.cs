using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Components;

/// <summary>The name of the registry in Azure.</summary>
internal static class UniqueName
{
    /// <summary>
    /// The name in the settings, with a random suffix where they ask for one. The suffix is kept in the stack's state, so it stays the
    /// same for as long as the registry is in the stack; before the first deployment it is unknown.
    /// </summary>
    internal static Output<string> Declare(RegistryScope scope)
    {
        if (!scope.Settings.UniqueSuffix)
            return Output.Create(scope.Settings.Name);

        var suffix = new RandomString(
            scope.NameOf("suffix"),
            new RandomStringArgs { Length = RegistrySettings.SuffixLength, Upper = false, Special = false },
            scope.Options());
        return Output.Format($"{scope.Settings.Name}{suffix.Result}");
    }
}
