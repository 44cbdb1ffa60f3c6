using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Rehearsal.Providers.AzureNative.Catalogue;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>The names that azure-native gives resources whose program gives none.</summary>
/// <remarks>
/// A resource of its own gets its logical name and eight random hexadecimal digits; one inside another its logical name; a role
/// assignment or definition a UUID. Characters that the type does not allow are left out.
/// </remarks>
internal static partial class GeneratedName
{
    private const int SuffixLength = 8;

    /// <summary>The name, or null when none can be made that the type allows.</summary>
    /// <param name="logicalName">The resource's name in the program.</param>
    /// <param name="nameType">What the type allows.</param>
    /// <param name="seed">What the random part is made of.</param>
    internal static string? For(ResourceDefinition definition, string logicalName, TypeBase nameType, ReadOnlySpan<byte> seed)
    {
        if (IsUuid(definition))
        {
            return new Guid(SHA256.HashData(seed)[..16]).ToString();
        }

        if (nameType is StringLiteralType literal)
        {
            return literal.Value;
        }

        var suffix = IsTopLevel(definition) ? Convert.ToHexStringLower(SHA256.HashData(seed))[..SuffixLength] : "";
        var (pattern, longest) = nameType is StringType text ? (text.Pattern, text.MaxLength ?? int.MaxValue) : (null, int.MaxValue);
        return Stems(logicalName)
            .Select(stem => stem[..(int)Math.Min(stem.Length, Math.Max(0, longest - suffix.Length))] + suffix)
            .FirstOrDefault(name => name.Length >= ((nameType as StringType)?.MinLength ?? 1) && (pattern is null || Regex.IsMatch(name, pattern)));
    }

    /// <summary>Whether a name is one that <see cref="For"/> makes at random, so that a replacement can have another.</summary>
    internal static bool IsRandom(ResourceDefinition definition, string logicalName, string name)
        => IsUuid(definition)
            ? Guid.TryParse(name, out _)
            : IsTopLevel(definition) && name.Length > SuffixLength && Suffix().IsMatch(name)
                && Stems(logicalName).Any(stem => stem.StartsWith(name[..^SuffixLength], StringComparison.Ordinal));

    private static bool IsUuid(ResourceDefinition definition) => definition.NameInput is "roleAssignmentName" or "roleDefinitionId";

    private static bool IsTopLevel(ResourceDefinition definition) => definition.ArmType.Count(character => character == '/') == 1;

    private static IEnumerable<string> Stems(string logicalName)
        =>
        [
            logicalName,
            Keep(logicalName, character => char.IsAsciiLetterOrDigit(character) || character == '-'),
            Keep(logicalName, char.IsAsciiLetterOrDigit),
        ];

    private static string Keep(string text, Func<char, bool> allowed) => new StringBuilder().Append([.. text.Where(allowed)]).ToString();

    [GeneratedRegex("[0-9a-f]{8}$")]
    private static partial Regex Suffix();
}
