using System.Security.Cryptography;

namespace Rehearsal.Engine.Project;

/// <summary>Pulumi's passphrase secrets provider.</summary>
internal static class Passphrase
{
    internal const string Variable = "PULUMI_CONFIG_PASSPHRASE";
    internal const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private const int Rounds = 1_000_000;

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
        var key = new SecretKey(Rfc2898DeriveBytes.Pbkdf2(passphrase, Convert.FromBase64String(saltText), Rounds, HashAlgorithmName.SHA256, SecretKey.Size));
        return key.Decrypt(check) == CheckValue ? key : throw new FormatException("its check value is not the one of Pulumi");
    }
}
