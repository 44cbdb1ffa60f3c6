using System.Diagnostics;
using System.Globalization;

namespace Rehearsal.Engine.State;

/// <summary>Keeps two updates of one stack apart. The file says who holds it; one left by a process that is gone is taken over.</summary>
internal sealed class StackLock : IDisposable
{
    private const string FileName = "lock";
    private readonly string _path;
    private readonly string _content;

    private StackLock(string path) => (_path, _content) = (path, File.ReadAllText(path));

    /// <summary>The living process that has locked a stack, and since when it runs; null when there is none.</summary>
    internal static string? HolderOf(string folder) => Path.Combine(folder, FileName) is var path && File.Exists(path) ? Holder(path) : null;

    /// <summary>Removes the lock of a stack, whoever holds it.</summary>
    /// <returns>False when there was none.</returns>
    internal static bool Break(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

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
                    throw new RehearsalException($"another rehearsal works on this stack: process {holder}. Wait for its end; if it is none, run 'cancel --yes'");
                File.Delete(path);
            }
        }
    }

    /// <summary>Gives the lock back, unless it was broken: another process may hold it by now.</summary>
    public void Dispose()
    {
        if (File.Exists(_path) && File.ReadAllText(_path) == _content)
            File.Delete(_path);
    }

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
