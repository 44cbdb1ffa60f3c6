using System.Security.Cryptography;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Files;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State;

/// <summary>The files of a stack's state: a checkpoint, the one before it, and a journal of the changes since, one line each.</summary>
internal sealed class StateFiles : IDisposable
{
    internal const string CheckpointFile = "state.json";
    internal const string JournalName = "state.journal";
    internal const string LastGoodFile = "state.json.bak";

    private readonly string _folder;
    private readonly JsonSerializerOptions _json;
    private readonly string _checkpoint;
    private readonly JournalFile<StateChange> _journal;

    /// <param name="folder">The folder of the files.</param>
    /// <param name="key">What secrets are encrypted with; null leaves them unknown, and none can be written.</param>
    internal StateFiles(string folder, SecretKey? key)
    {
        _folder = folder;
        _json = StateJson.Options(key);
        _checkpoint = Path.Combine(folder, CheckpointFile);
        var journal = Path.Combine(folder, JournalName);
        _journal = new JournalFile<StateChange>(
            journal,
            change => JsonSerializer.SerializeToUtf8Bytes(change, _json),
            (line, _) => Parse<StateChange>(line.Span, journal));
    }

    /// <summary>True once changes can be appended.</summary>
    internal bool IsOpen => _journal.IsOpen;

    /// <summary>When a stack's state was last written; null when it never was.</summary>
    internal static DateTimeOffset? LastWritten(string folder)
    {
        var times = new[] { CheckpointFile, JournalName }
            .Select(name => new FileInfo(Path.Combine(folder, name)))
            .Where(file => file.Exists)
            .Select(file => file.LastWriteTimeUtc)
            .ToList();
        return times.Count == 0 ? null : times.Max();
    }

    /// <summary>The checkpoint; null where there is none.</summary>
    /// <exception cref="RehearsalException">It is damaged or of a newer format, and left as it is.</exception>
    internal Checkpoint? ReadCheckpoint()
    {
        if (!File.Exists(_checkpoint))
            return null;
        var json = File.ReadAllBytes(_checkpoint);
        return Checkpoint.FormatOf(json) is > Checkpoint.CurrentFormat and var format
            ? throw new RehearsalException(
                $"{_checkpoint} was written by a newer version (format {format}, this one reads up to {Checkpoint.CurrentFormat}); "
                    + $"use that version, or go back: {Remedy(CheckpointFile)}")
            : Parse<Checkpoint>(json, _checkpoint);
    }

    /// <summary>The changes since the checkpoint; an unfinished line at the end is ignored, because its step had not been answered yet.</summary>
    /// <exception cref="RehearsalException">The journal is damaged, and left as it is.</exception>
    internal IReadOnlyList<StateChange> ReadJournal() => _journal.ReadNew();

    /// <summary>A change as <see cref="Append"/> takes it.</summary>
    internal byte[] Write(StateChange change) => _journal.ToLine(change);

    /// <summary>Makes the journal ready for changes.</summary>
    internal void Open() => _journal.Open();

    internal void Append(byte[] line)
    {
        if (!IsOpen)
            throw new InvalidOperationException("the state was opened for reading");
        _journal.Append(line);
    }

    /// <summary>
    /// Merges the journal into the checkpoint. Reading a journal again that is already in the checkpoint changes nothing, so a kill in
    /// between does no harm.
    /// </summary>
    internal void Compact(Checkpoint current)
    {
        if (File.Exists(_checkpoint))
        {
            if (_journal.IsEmpty)
                return;
            Copy(Path.Combine(_folder, LastGoodFile));
        }
        var temporary = _checkpoint + ".new";
        using (var file = PrivateFile.Open(temporary, FileMode.Create))
        {
            JsonSerializer.Serialize(file, current, _json);
            // The journal is deleted when this file is in its place: without the flush a power cut could leave neither.
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, _checkpoint, overwrite: true);
        _journal.Delete();
    }

    /// <summary>Copies the checkpoint to a file that later runs leave alone, next to earlier copies.</summary>
    /// <returns>The path of the copy.</returns>
    internal string KeepCopy()
    {
        var copy = Enumerable.Range(1, int.MaxValue)
            .Select(number => Path.Combine(_folder, $"state.before-import{(number == 1 ? "" : $"-{number}")}.json"))
            .First(path => !File.Exists(path));
        Copy(copy);
        return copy;
    }

    private void Copy(string path)
    {
        using (var good = File.OpenRead(_checkpoint))
        using (var file = PrivateFile.Open(path + ".new", FileMode.Create))
        {
            good.CopyTo(file);
        }
        File.Move(path + ".new", path, overwrite: true);
    }

    public void Dispose() => _journal.Dispose();

    private T Parse<T>(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, _json) ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RehearsalException($"{path} is damaged ({error.Message}); {Remedy(Path.GetFileName(path))}", error);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            throw new RehearsalException(
                $"the secrets in {path} cannot be decrypted: the passphrase or the key file is not the one that encrypted them; use that one again", error);
        }
    }

    private string Remedy(string damaged)
    {
        var isJournal = damaged == JournalName;
        var lastGood = Path.Combine(_folder, isJournal ? CheckpointFile : LastGoodFile);
        return (File.Exists(lastGood), isJournal) switch
        {
            (true, true) => $"the last good copy is {lastGood}: move the damaged file away to go on from it",
            (true, false) => $"the last good copy is {lastGood}: put it in its place",
            _ => "move the folder away to begin with an empty state",
        };
    }
}
