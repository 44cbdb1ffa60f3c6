using System.Diagnostics;
using System.Globalization;

namespace Rehearsal.Engine.State;

/// <summary>Keeps two updates of one stack apart. The file says who holds it; one left by a process that is gone is taken over.</summary>
internal sealed class StackLock : IDisposable
{
    private const string FileName = "lock";
    private readonly string _path;

    private StackLock(string path) => _path = path;

    /// <exception cref="RehearsalException">Another process holds the lock.</exception>
    internal static StackLock Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        // The file comes into being with its content, so that nobody reads an empty one and takes it for left behind.
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        using (var self = Process.GetCurrentProcess())
        {
            File.WriteAllText(temporary, string.Create(CultureInfo.InvariantCulture, $"{self.Id} {self.StartTime.ToUniversalTime():O}"));
        }
        try
        {
            return TakeWith(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static StackLock TakeWith(string temporary, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                File.Move(temporary, path);
                return new StackLock(path);
            }
            catch (IOException) when (File.Exists(path) && attempt == 0)
            {
                if (Holder(path) is { } holder)
                    throw new RehearsalException($"another rehearsal works on this stack: process {holder}. Wait for its end; if it is none, delete {path}");
                File.Delete(path);
            }
        }
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>The living process that a lock file names, and since when it runs; null when there is none.</summary>
    private static string? Holder(string path)
    {
        if (File.ReadAllText(path).Split(' ') is not [var id, var started] || !int.TryParse(id, CultureInfo.InvariantCulture, out var processId))
            return null;
        try
        {
            using var process = Process.GetProcessById(processId);
            // Process ids are used again, so the start has to agree as well.
            return process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) == started ? $"{id}, running since {started}" : null;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
