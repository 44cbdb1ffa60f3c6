using System.Security.Cryptography;
using System.Text;

namespace Rehearsal.Secrets;

/// <summary>A key for AES-256-GCM. Encrypted texts look as Pulumi writes them: <c>v1:&lt;base64 nonce&gt;:&lt;base64 ciphertext and tag&gt;</c>.</summary>
internal sealed class SecretKey
{
    internal const int Size = 32;
    private const string Version = "v1";
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private readonly byte[] _key;

    internal SecretKey(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Size);
        _key = key.ToArray();
    }

    internal string Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var sealedText = new byte[plain.Length + TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, plain, sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length));
        return $"{Version}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedText)}";
    }

    /// <exception cref="CryptographicException">The text was encrypted with another key or has been changed.</exception>
    /// <exception cref="FormatException">The text is no encrypted text.</exception>
    internal string Decrypt(string encrypted)
    {
        var parts = encrypted.Split(':');
        if (parts is not [Version, var nonceText, var sealedText])
            throw new FormatException($"an encrypted value looks like '{Version}:nonce:ciphertext'");
        var nonce = Convert.FromBase64String(nonceText);
        var bytes = Convert.FromBase64String(sealedText);
        if (nonce.Length != NonceSize || bytes.Length < TagSize)
            throw new FormatException("the nonce or the ciphertext of an encrypted value has the wrong length");
        var plain = new byte[bytes.Length - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(nonce, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
