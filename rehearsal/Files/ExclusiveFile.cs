namespace Rehearsal.Files;

/// <summary>Files that one at a time may have open, so that processes and threads take turns; the system closes those of a process that is killed.</summary>
internal static class ExclusiveFile
{
    // What opening a file that another has open fails with on Linux, macOS and Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until no one has the file open, and keeps all others out of it until disposed. It is made when missing, and must never be deleted.</summary>
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
