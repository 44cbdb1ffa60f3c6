using GeoRegistry.Policies.Declarations;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Parts;

/// <summary>The name of the registry in Azure.</summary>
internal static class UniqueName
{
    /// <summary>
    /// The name in the settings, with a random suffix where they ask for one. The suffix is kept in the stack's state, so it stays the
    /// same for as long as the registry is in the stack; before the first deployment it is unknown.
    /// </summary>
    /// <param name="settings">The registry's settings.</param>
    /// <param name="after">What the suffix waits for.</param>
    internal static Output<string> Declare(RegistrySettings settings, InputList<Resource> after)
        => settings.UniqueSuffix
            ? WithSuffix(
                $"{settings.Name}-suffix",
                settings.Name,
                // Where the suffix was before others had to know the name: in the registry's component.
                new CustomResourceOptions { DependsOn = after, Aliases = { new Alias { ParentUrn = GeoReplicatedRegistry.UrnOf(settings.Name) } } })
            : Output.Create(settings.Name);

    /// <summary>A name with a random suffix of its own.</summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="part">What the suffix is called in the stack, after the component's name.</param>
    /// <param name="name">What the suffix is added to.</param>
    internal static Output<string> WithSuffix(RegistryScope scope, string part, string name) => WithSuffix(scope.NameOf(part), name, scope.Options());

    private static Output<string> WithSuffix(string resource, string name, CustomResourceOptions options)
    {
        var suffix = new RandomString(resource, new RandomStringArgs { Length = RegistrySettings.SuffixLength, Upper = false, Special = false }, options);
        return Output.Format($"{name}{suffix.Result}");
    }
}
