using System.Security.Cryptography;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.Project;

/// <summary>Pulumi's passphrase secrets provider.</summary>
internal static class Passphrase
{
    internal const string Variable = "PULUMI_CONFIG_PASSPHRASE";
    internal const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private const int Rounds = 1_000_000;
    private const int SaltSize = 8;

    /// <summary>What the salt's own encrypted text must decrypt to.</summary>
    private const string CheckValue = "pulumi";

    /// <summary>The passphrase that the environment holds, itself or in a file; null when there is none.</summary>
    /// <exception cref="RehearsalException">The file that is named cannot be read.</exception>
    internal static string? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } passphrase)
            return passphrase;
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } path)
            return null;
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the passphrase file '{path}' that {FileVariable} names cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Derives the key of a stack.</summary>
    /// <param name="salt">A stack file's <c>encryptionsalt</c>: <c>v1:&lt;base64 salt&gt;:v1:&lt;nonce&gt;:&lt;encrypted check value&gt;</c>.</param>
    /// <exception cref="FormatException">The salt does not look like this.</exception>
    /// <exception cref="AuthenticationTagMismatchException">The passphrase is wrong.</exception>
    internal static SecretKey Open(string salt, string passphrase)
    {
        if (salt.Split(':', 3) is not ["v1", var saltText, var check])
            throw new FormatException("it looks like 'v1:salt:v1:nonce:ciphertext'");
        var key = Derive(Convert.FromBase64String(saltText), passphrase);
        return key.Decrypt(check) == CheckValue ? key : throw new FormatException("its check value is not the one of Pulumi");
    }

    /// <summary>Makes a salt for a passphrase, in the form that <see cref="Open"/> takes, and the key that belongs to both.</summary>
    internal static (string Salt, SecretKey Key) MakeSalt(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var key = Derive(salt, passphrase);
        return ($"v1:{Convert.ToBase64String(salt)}:{key.Encrypt(CheckValue)}", key);
    }

    private static SecretKey Derive(byte[] salt, string passphrase)
        => new(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, SecretKey.Size));
}
