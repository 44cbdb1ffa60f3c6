using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Files;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State;

/// <summary>The files of a stack's state: a checkpoint, the one before it, and a journal of the changes since, one line each.</summary>
internal sealed class StateFiles(string folder, SecretKey? key) : IDisposable
{
    internal const string CheckpointFile = "state.json";
    internal const string JournalFile = "state.journal";
    internal const string LastGoodFile = "state.json.bak";
    private readonly JsonSerializerOptions _json = StateJson.Options(key);
    private readonly string _checkpoint = Path.Combine(folder, CheckpointFile);
    private readonly string _journal = Path.Combine(folder, JournalFile);
    private FileStream? _open;

    /// <summary>True once changes can be appended.</summary>
    internal bool IsOpen => _open is not null;

    /// <summary>When a stack's state was last written; null when it never was.</summary>
    internal static DateTimeOffset? LastWritten(string folder)
    {
        var times = new[] { CheckpointFile, JournalFile }.Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists).Select(file => file.LastWriteTimeUtc).ToList();
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
            ? throw new RehearsalException($"{_checkpoint} was written by a newer version (format {format}, this one reads up to {Checkpoint.CurrentFormat}); use that version, or go back: {Remedy(CheckpointFile)}")
            : Parse<Checkpoint>(json, _checkpoint);
    }

    /// <summary>The changes since the checkpoint.</summary>
    /// <exception cref="RehearsalException">The journal is damaged, and left as it is.</exception>
    internal IEnumerable<StateChange> ReadJournal()
    {
        var text = ReadText(_journal);
        // What follows the last line end was torn when a run was killed: its step had not been answered yet.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Parse<StateChange>(Encoding.UTF8.GetBytes(line), _journal));
    }

    /// <summary>A change as <see cref="Append"/> takes it.</summary>
    internal byte[] Write(StateChange change) => [.. JsonSerializer.SerializeToUtf8Bytes(change, _json), (byte)'\n'];

    /// <summary>Makes the journal ready for changes.</summary>
    internal void Open() => _open = PrivateFile.Open(_journal, FileMode.Append);

    internal void Append(byte[] line) => (_open ?? throw new InvalidOperationException("the state was opened for reading")).Write(line);

    /// <summary>
    /// Folds the journal into the checkpoint. A journal that is read again over the checkpoint that it went into changes nothing, so a kill in
    /// between is harmless.
    /// </summary>
    internal void Compact(Checkpoint current)
    {
        if (File.Exists(_checkpoint))
        {
            if (!File.Exists(_journal) || new FileInfo(_journal).Length == 0)
                return;
            Copy(Path.Combine(folder, LastGoodFile));
        }
        var temporary = _checkpoint + ".new";
        using (var file = PrivateFile.Open(temporary, FileMode.Create))
        {
            JsonSerializer.Serialize(file, current, _json);
            // The journal goes once this is in its place: without this a power cut could leave neither.
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, _checkpoint, overwrite: true);
        File.Delete(_journal);
    }

    /// <summary>Keeps a copy of the checkpoint that stays when later runs write theirs, beside the copies that are there already.</summary>
    /// <returns>The path of the copy.</returns>
    internal string KeepCopy()
    {
        var copy = Enumerable.Range(1, int.MaxValue)
            .Select(number => Path.Combine(folder, $"state.before-import{(number == 1 ? "" : $"-{number}")}.json"))
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

    public void Dispose()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>The text of a file that others may be writing; empty where there is none, or no longer.</summary>
    private static string ReadText(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
    }

    private T Parse<T>(byte[] json, string path)
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
            throw new RehearsalException($"the secrets in {path} cannot be decrypted: the passphrase or the key file is not the one that encrypted them; use that one again", error);
        }
    }

    private string Remedy(string damaged)
    {
        var isJournal = damaged == JournalFile;
        var lastGood = Path.Combine(folder, isJournal ? CheckpointFile : LastGoodFile);
        return (File.Exists(lastGood), isJournal) switch
        {
            (true, true) => $"the last good copy is {lastGood}: move the damaged file away to go on from it",
            (true, false) => $"the last good copy is {lastGood}: put it in its place",
            _ => "move the folder away to start anew",
        };
    }
}
