using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Parts;

/// <summary>Names in Azure with a random suffix.</summary>
internal static class UniqueName
{
    /// <summary>
    /// The registry's name, with a random suffix where the settings ask for one. The suffix is kept in the stack's state, so it stays the
    /// same for as long as the registry is in the stack; before the first deployment it is unknown.
    /// </summary>
    /// <param name="settings">The registry's settings.</param>
    /// <param name="after">What the suffix waits for.</param>
    internal static Output<string> Declare(CommonSettings settings, InputList<Resource> after)
        => settings.UniqueSuffix
            ? WithSuffix(
                $"{settings.Name}-suffix",
                settings.Name,
                // Where the suffix was before others had to know the name: in the registry's component.
                new CustomResourceOptions { DependsOn = after, Aliases = { new Alias { ParentUrn = RegistryComponent.UrnOf(settings.Name) } } })
            : Output.Create(settings.Name);

    /// <summary>A name with a random suffix.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="part">The suffix's name in the stack, after the component's name.</param>
    /// <param name="name">The name that the suffix is added to.</param>
    internal static Output<string> WithSuffix(RegistryScope scope, string part, string name) => WithSuffix(scope.NameOf(part), name, scope.Options());

    private static Output<string> WithSuffix(string resource, string name, CustomResourceOptions options)
    {
        var suffix = new RandomString(resource, new RandomStringArgs { Length = CommonSettings.SuffixLength, Upper = false, Special = false }, options);
        return Output.Format($"{name}{suffix.Result}");
    }
}
