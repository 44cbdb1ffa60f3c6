using System.Text.Json;

namespace Rehearsal.Engine.State;

/// <summary>Keeps two updates of one stack apart. The file says who holds it; one left by a process that is gone is taken over.</summary>
internal sealed class StackLock : IDisposable
{
    private const string FileName = "lock";
    private readonly string _path;
    private readonly byte[] _content;

    private StackLock(string path, byte[] content) => (_path, _content) = (path, content);

    /// <summary>Who has locked a stack and is alive; null when no one has.</summary>
    internal static LockHolder? HolderOf(string folder)
        => Path.Combine(folder, FileName) is var path && File.Exists(path) && LockHolder.Read(path) is { } holder && holder.IsAlive() ? holder : null;

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

    /// <param name="verb">What the stack is taken for.</param>
    /// <exception cref="RehearsalException">Another process holds the lock.</exception>
    internal static StackLock Take(string folder, string verb)
    {
        var path = Path.Combine(folder, FileName);
        var content = JsonSerializer.SerializeToUtf8Bytes(LockHolder.Self(verb), JsonSerializerOptions.Web);
        // The file comes into being with its content, so that nobody reads an empty one and takes it for left behind.
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, content);
            Place(temporary, path);
            return new StackLock(path, content);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Place(string temporary, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                File.Move(temporary, path);
                return;
            }
            catch (IOException) when (File.Exists(path) && attempt == 0)
            {
                if (HolderOf(Path.GetDirectoryName(path)!) is { } holder)
                    throw new RehearsalException($"another rehearsal works on this stack: {holder}. Wait for its end; if it is none, run 'cancel --yes'");
                File.Delete(path);
            }
        }
    }

    /// <summary>Gives the lock back, unless it was broken: another process may hold it by now.</summary>
    public void Dispose()
    {
        if (File.Exists(_path) && File.ReadAllBytes(_path).AsSpan().SequenceEqual(_content))
            File.Delete(_path);
    }
}
