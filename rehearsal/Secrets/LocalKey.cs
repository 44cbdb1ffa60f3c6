using System.Security.Cryptography;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Files;

namespace Rehearsal.Secrets;

/// <summary>
/// The random key of a project, in a file that only its owner can read. It encrypts the simulated Azure, which all stacks share, and the secrets of
/// stacks without a passphrase.
/// </summary>
internal static class LocalKey
{
    private const string FileName = "key";

    /// <summary>The key; null when there is none.</summary>
    /// <param name="stateFolder">The folder <c>.rehearsal</c> of the project.</param>
    internal static SecretKey? Find(string stateFolder)
    {
        var path = Path.Combine(stateFolder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return new SecretKey(File.ReadAllBytes(path));
        }
        catch (ArgumentException error)
        {
            throw new RehearsalException(
                $"{path} is not a key: it must have {SecretKey.Size} bytes; restore the file, or delete {stateFolder} to start over", error);
        }
    }

    /// <summary>The key; created when there is none.</summary>
    /// <exception cref="RehearsalException">The folder cannot be written.</exception>
    internal static SecretKey FindOrMake(string stateFolder)
    {
        var path = Path.Combine(stateFolder, FileName);
        try
        {
            PrivateFile.MakeFolder(stateFolder);
            if (Find(stateFolder) is { } found)
                return found;
            var key = RandomNumberGenerator.GetBytes(SecretKey.Size);
            // Two stacks may start at the same time: the first key wins.
            var temporary = $"{path}.{Path.GetRandomFileName()}";
            using (var file = PrivateFile.Open(temporary, FileMode.CreateNew))
            {
                file.Write(key);
            }
            try
            {
                File.Move(temporary, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(temporary);
            }
            return Find(stateFolder)!;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the state cannot be kept in '{stateFolder}': {error.Message}; make the folder writable", error);
        }
    }
}
