using System.Security.Cryptography;
using Rehearsal.Providers.AzureNative.Catalogue;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>
/// The names that azure-native gives resources whose program gives none: a resource of its own gets its logical name and eight random hexadecimal
/// digits, one inside another its logical name, a role assignment or definition a UUID.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="IsRandom">Whether another resource of the same logical name gets another one.</param>
internal sealed record GeneratedName(string Name, bool IsRandom)
{
    private const int SuffixLength = 8;

    /// <param name="logicalName">The resource's name in the program.</param>
    /// <param name="seed">What the random part is made of.</param>
    internal static GeneratedName For(ResourceDefinition definition, string logicalName, ReadOnlySpan<byte> seed)
        => definition.NameInput is "roleAssignmentName" or "roleDefinitionId" ? new(new Guid(SHA256.HashData(seed)[..16]).ToString(), IsRandom: true)
            : IsTopLevel(definition) ? new(logicalName + Convert.ToHexStringLower(SHA256.HashData(seed))[..SuffixLength], IsRandom: true)
            : new(logicalName, IsRandom: false);

    private static bool IsTopLevel(ResourceDefinition definition) => definition.ArmType.Count(character => character == '/') == 1;
}
