using System.Security.Cryptography;
using System.Text;

namespace GeoRegistry.Azure;

/// <summary>
/// GUIDs for resources whose names have to be GUIDs, such as role assignments. They are made of what the resource says, so every run
/// names it the same, whatever stands beside it.
/// </summary>
public static class DeterministicGuid
{
    private const int Length = 16;
    private const byte CustomVersion = 0x80;
    private const byte StandardVariant = 0x80;

    /// <summary>The GUID (version 8 of RFC 9562, from SHA-256) of some texts in their order. Letter case does not matter, as in Azure's ids.</summary>
    /// <param name="texts">The texts; null, which a provider may answer in place of one, reads as an empty text.</param>
    public static Guid Of(params string?[] texts)
    {
        // Each text ends with a character that none contains, so that no two lists of texts read the same.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => $"{text?.ToLowerInvariant()}\0"))));
        hash[6] = (byte)((hash[6] & 0x0F) | CustomVersion);
        hash[8] = (byte)((hash[8] & 0x3F) | StandardVariant);
        return new Guid(hash.AsSpan(0, Length), bigEndian: true);
    }
}
