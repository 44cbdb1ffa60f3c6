namespace Rehearsal.Engine.Naming;

/// <summary>Distinguishes providers from other resources, and default providers from explicit ones.</summary>
internal static class ProviderTypes
{
    /// <summary>The beginning of the types of providers; the package's name follows.</summary>
    internal const string Prefix = "pulumi:providers:";

    /// <summary>The beginning of the names of default providers; versions follow.</summary>
    internal const string DefaultName = "default";

    /// <summary>
    /// What follows the name of the base provider in the name of a parameterized package, such as <c>azure-native_containerregistry_v20260101preview</c>.
    /// </summary>
    internal const char ParameterSeparator = '_';

    /// <summary>Whether resources of a type are providers.</summary>
    internal static bool IsProvider(string type) => type.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether a resource is a provider that the engine has made, because the program names none.</summary>
    internal static bool IsDefault(string type, string name) => IsProvider(type) && name.StartsWith(DefaultName, StringComparison.Ordinal);

    /// <summary>The package of a provider.</summary>
    internal static string Package(string type) => type[Prefix.Length..];
}
