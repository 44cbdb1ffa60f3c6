using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.Engine.Deploy.Names;

/// <summary>A pattern for names, with the expressions of Pulumi's autonaming.</summary>
internal sealed partial class NamePattern
{
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string HexadecimalDigits = "0123456789abcdef";

    private readonly string _pattern;

    /// <param name="pattern">The pattern as it is configured.</param>
    /// <param name="stack">Has the values of <c>${organization}</c>, <c>${project}</c>, <c>${stack}</c> and <c>${config.KEY}</c>.</param>
    /// <exception cref="RehearsalException">It needs a setting that the stack does not have.</exception>
    internal NamePattern(string pattern, RehearsedStack stack)
    {
        var known = pattern
            .Replace("${organization}", ProgramEnvironment.Organization, StringComparison.Ordinal)
            .Replace("${project}", stack.Project, StringComparison.Ordinal)
            .Replace("${stack}", stack.Name, StringComparison.Ordinal);
        _pattern = Setting().Replace(known, match => stack.Configuration.Values.GetValueOrDefault($"{stack.Project}:{match.Groups["key"].Value}")
            ?? throw new RehearsalException(
                $"{AutonamingSettings.Key}: the pattern '{pattern}' needs the setting "
                    + $"'{stack.Project}:{match.Groups["key"].Value}', which the stack does not have"));
    }

    /// <summary>Whether another resource of the same logical name gets another name.</summary>
    internal bool IsRandom => Random().IsMatch(_pattern);

    /// <param name="logicalName">The value of <c>${name}</c>.</param>
    /// <param name="seed">What random parts are made of.</param>
    internal string Name(string logicalName, ReadOnlySpan<byte> seed)
    {
        var key = seed.ToArray();
        return Random().Replace(_pattern.Replace("${name}", logicalName, StringComparison.Ordinal), match => match.Groups["kind"].Value switch
        {
            "hex" => Text(HexadecimalDigits, match, key),
            "alphanum" => Text(Letters + Digits, match, key),
            "string" => Text(Letters, match, key),
            "num" => Text(Digits, match, key),
            // All UUIDs of a name are the same.
            _ => new Guid(Bytes(16, "uuid", key), bigEndian: true).ToString(),
        });
    }

    private static string Text(string characters, Match match, byte[] seed)
    {
        var length = int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture);
        return string.Concat(Bytes(length, match.Index.ToString(CultureInfo.InvariantCulture), seed).Select(value => characters[value % characters.Length]));
    }

    private static byte[] Bytes(int length, string purpose, byte[] seed)
        => length == 0 ? [] : HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    [GeneratedRegex(@"\$\{config\.(?<key>[^}]+)\}")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{(?:(?<kind>hex|alphanum|string|num)\((?<length>\d{1,3})\)|(?<kind>uuid))\}")]
    private static partial Regex Random();
}
