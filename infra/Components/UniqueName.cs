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
        => scope.Settings.UniqueSuffix ? WithSuffix(scope, "suffix", scope.Settings.Name) : Output.Create(scope.Settings.Name);

    /// <summary>A name with a random suffix of its own.</summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="part">What the suffix is called in the stack, after the component's name.</param>
    /// <param name="name">What the suffix is added to.</param>
    internal static Output<string> WithSuffix(RegistryScope scope, string part, string name)
    {
        var suffix = new RandomString(
            scope.NameOf(part),
            new RandomStringArgs { Length = RegistrySettings.SuffixLength, Upper = false, Special = false },
            scope.Options());
        return Output.Format($"{name}{suffix.Result}");
    }
}
