using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Files;

namespace Rehearsal.Engine.State.Locking;

/// <summary>
/// Prevents two updates of one stack at the same time. The file names its holder; one left by a process that has ended is taken over. Whoever takes,
/// breaks or releases the lock keeps a second file open meanwhile, the gate, so that nobody else changes the lock between the look at it and the change.
/// </summary>
internal sealed class StackLock : IDisposable
{
    private const string FileName = "lock";
    private const string GateName = "lock.gate";
    private readonly string _folder;
    private readonly byte[] _content;

    private StackLock(string folder, byte[] content) => (_folder, _content) = (folder, content);

    /// <summary>The living process that has locked a stack; null for none.</summary>
    internal static LockHolder? HolderOf(string folder)
        => LockHolder.Read(PathIn(folder)) is { } holder && holder.IsAlive() ? holder : null;

    /// <summary>Removes the lock of a stack.</summary>
    /// <param name="ofTheLiving">Removes it although its holder is alive.</param>
    /// <returns>False when there was none.</returns>
    /// <exception cref="RehearsalException">Its holder is alive, or the folder cannot be written.</exception>
    internal static bool Break(string folder, bool ofTheLiving)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
            return false;
        try
        {
            using var gate = OpenGate(folder);
            if (!ofTheLiving && HolderOf(folder) is { } holder)
            {
                throw new RehearsalException(
                    $"this stack is locked by a living process: {holder}. Wait for its end or stop it; "
                        + "--yes removes the lock all the same, but two at once lose each other's work");
            }
            var isThere = File.Exists(path);
            File.Delete(path);
            return isThere;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the lock '{path}' cannot be removed: {error.Message}; make the folder writable", error);
        }
    }

    /// <param name="verb">What the stack is locked for.</param>
    /// <exception cref="RehearsalException">Another process holds the lock.</exception>
    internal static StackLock Take(string folder, string verb)
    {
        using var gate = OpenGate(folder);
        if (HolderOf(folder) is { } holder)
            throw new RehearsalException($"another rehearsal works on this stack: {holder}. Wait for its end; if it is none, run 'cancel --yes'");
        var path = PathIn(folder);
        var content = JsonSerializer.SerializeToUtf8Bytes(LockHolder.Self(verb), JsonSerializerOptions.Web);
        // The file is moved into place with its content, so that a kill leaves none without a name, and nobody outside of the gate reads half of it.
        using (var file = PrivateFile.Open($"{path}.new", FileMode.Create))
        {
            file.Write(content);
        }
        File.Move($"{path}.new", path, overwrite: true);
        return new StackLock(folder, content);
    }

    /// <summary>Releases the lock, unless it was broken: another process may hold it by now.</summary>
    public void Dispose()
    {
        using var gate = OpenGate(_folder);
        var path = PathIn(_folder);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(_content))
            File.Delete(path);
    }

    private static string PathIn(string folder) => Path.Combine(folder, FileName);

    private static FileStream OpenGate(string folder) => ExclusiveFile.Open(Path.Combine(folder, GateName));
}
