using System.Collections.Frozen;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>Where azure-native names a property otherwise than Azure Resource Manager does.</summary>
internal static class PropertyNames
{
    // From the specifications' x-ms-client-name, as seen in the npm package's type declarations.
    private static readonly FrozenDictionary<(string ArmType, string ArmName), string> Renamed = new Dictionary<(string, string), string>
    {
        [("IPRule", "value")] = "iPAddressOrRange",
        [("KeyAttributes", "exp")] = "expires",
        [("KeyAttributes", "nbf")] = "notBefore",
        [("RoleDefinitionProperties", "type")] = "roleType",
    }.ToFrozenDictionary();

    /// <summary>The name in a Pulumi program of a property of an ARM object type.</summary>
    internal static string InProgram(string armType, string armName)
        => Renamed.TryGetValue((armType, armName), out var name) ? name : CamelCase(armName);

    // Pulumi's names have no separators: odata.type is odataType, release_policy is releasePolicy.
    private static string CamelCase(string armName)
    {
        var words = armName.Split('.', '_');
        return words.Any(word => word.Length == 0)
            ? armName
            : words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
