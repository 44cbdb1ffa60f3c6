namespace Rehearsal.Files;

/// <summary>A lock between processes and threads: a file that only one can have open. The system releases it when the process is killed.</summary>
internal static class ExclusiveFile
{
    // The error codes of Linux, macOS and Windows for a file that is open elsewhere.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until the file is free, and holds it until disposed. The file is created when missing, and must never be deleted.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    internal static FileStream Open(string path)
    {
        while (true)
        {
            try
            {
                return PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (HeldByAnother.Contains(error.HResult))
            {
                Thread.Sleep(RetryInterval);
            }
        }
    }
}
