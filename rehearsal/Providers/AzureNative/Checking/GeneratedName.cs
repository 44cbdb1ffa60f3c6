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
    /// <param name="proposed">What the stack's configuration proposes; null for nothing.</param>
    /// <returns>Null where the configuration has the program give every name.</returns>
    /// <remarks>
    /// An enforced name counts as random for azure-native, and a proposed one does not take the place of a UUID. Source:
    /// https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/provider/autonaming_test.go
    /// </remarks>
    internal static GeneratedName? For(ResourceDefinition definition, string logicalName, ReadOnlySpan<byte> seed, Autonaming? proposed) => proposed switch
    {
        { Mode: AutonamingMode.Disable } => null,
        { Mode: AutonamingMode.Enforce, ProposedName: var name } => new(name, IsRandom: true),
        _ when definition.NameInput is "roleAssignmentName" or "roleDefinitionId" => new(new Guid(SHA256.HashData(seed)[..16]).ToString(), IsRandom: true),
        { ProposedName: var name } => new(name, IsRandom: IsTopLevel(definition)),
        _ => IsTopLevel(definition)
            ? new(logicalName + Convert.ToHexStringLower(SHA256.HashData(seed))[..SuffixLength], IsRandom: true)
            : new(logicalName, IsRandom: false),
    };

    private static bool IsTopLevel(ResourceDefinition definition) => definition.ArmType.Count(character => character == '/') == 1;
}
