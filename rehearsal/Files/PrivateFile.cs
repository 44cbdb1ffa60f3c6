namespace Rehearsal.Files;

/// <summary>Files and folders that only their owner can use: modes 0600 and 0700. On Windows they inherit the rights of their folder.</summary>
internal static class PrivateFile
{
    internal const UnixFileMode OfFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    internal const UnixFileMode OfFolders = OfFiles | UnixFileMode.UserExecute;

    /// <summary>Opens a file for writing. Rights of others on an existing file are removed.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or belongs to another user.</exception>
    internal static FileStream Open(string path, FileMode mode, FileAccess access = FileAccess.Write, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = OfFiles;
        var file = new FileStream(path, options);
        try
        {
            if (File.GetUnixFileMode(file.SafeFileHandle) != OfFiles)
                File.SetUnixFileMode(file.SafeFileHandle, OfFiles);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Creates a folder, with its missing parents. Rights of others on an existing folder are removed.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be created, or belongs to another user.</exception>
    internal static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        // .NET applies the mode to the last folder only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent))
            MakeFolder(parent);
        Directory.CreateDirectory(path, OfFolders);
        if (File.GetUnixFileMode(path) != OfFolders)
            File.SetUnixFileMode(path, OfFolders);
    }
}
