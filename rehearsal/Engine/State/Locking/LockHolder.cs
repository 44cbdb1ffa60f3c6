using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Rehearsal.Engine.State.Locking;

/// <summary>Who works on a stack.</summary>
/// <param name="Started">When the process started; process ids are reused.</param>
/// <param name="Since">When it locked the stack.</param>
internal sealed record LockHolder(int Process, DateTimeOffset Started, string Verb, string User, string Machine, DateTimeOffset Since)
{
    /// <summary>The system gives the start of a process only roughly, and slightly different each time.</summary>
    private static readonly TimeSpan Inexactness = TimeSpan.FromMinutes(1);

    /// <summary>This process.</summary>
    internal static LockHolder Self(string verb)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return new LockHolder(self.Id, self.StartTime, verb, Environment.UserName, Environment.MachineName, DateTimeOffset.UtcNow);
    }

    /// <summary>Reads a lock file; null when there is none, or when it names nobody.</summary>
    internal static LockHolder? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LockHolder>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>False when the process has ended; one of another machine that shares the folder counts as alive.</summary>
    internal bool IsAlive()
    {
        if (Machine != Environment.MachineName)
            return true;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return (process.StartTime - Started).Duration() < Inexactness && !IsZombie(Process);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // Windows does not show the start of another user's process; elsewhere the process has ended meanwhile.
            return OperatingSystem.IsWindows();
        }
    }

    /// <summary>Containers often have no process that collects ended ones, so these stay in the list.</summary>
    private static bool IsZombie(int process)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        // The state follows the name, which may contain anything (proc_pid_stat(5)).
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[stat.LastIndexOf(')')..].StartsWith(") Z", StringComparison.Ordinal);
    }

    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"'{Verb}' of {User} on {Machine} (process {Process}), since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
}
