using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rehearsal.Azure.Setup;
using Rehearsal.Files;
using Rehearsal.Secrets;

namespace Rehearsal.Azure.Storage;

/// <summary>The file of the simulated cloud: one line of encrypted JSON per change. A lock on a second file lets one process work at a time.</summary>
/// <remarks>
/// A line that a killed process left unfinished is ignored and overwritten. The lock file holds a stamp that changes when the journal
/// is rewritten, so that the other processes know to read it from its beginning. Lines that are not encrypted, from older versions,
/// are read too; rewriting the journal encrypts them.
/// </remarks>
internal sealed class Journal
{
    private const int StampLength = 16;

    private readonly string _path;
    private readonly string _lockPath;
    private readonly SecretKey _key;
    private Guid _stamp;
    private long _position;

    /// <param name="folder">Where the files are; created when missing.</param>
    internal Journal(CloudFolder folder)
    {
        PrivateFile.MakeFolder(folder.Path);
        _path = Path.Combine(folder.Path, "azure.jsonl");
        _lockPath = Path.Combine(folder.Path, "azure.lock");
        _key = folder.Key;
    }

    /// <summary>Keeps other processes out until disposed.</summary>
    internal FileStream Lock() => ExclusiveFile.Open(_lockPath);

    /// <summary>Whether another process rewrote the journal since it was last read; if so it is read from its beginning.</summary>
    internal bool WasRewritten(FileStream held)
    {
        Span<byte> stamp = stackalloc byte[StampLength];
        held.Position = 0;
        var current = held.ReadAtLeast(stamp, StampLength, throwOnEndOfStream: false) == StampLength ? new Guid(stamp) : Guid.Empty;
        if (current == _stamp)
        {
            return false;
        }

        _stamp = current;
        _position = 0;
        return true;
    }

    /// <summary>Reads again from the beginning.</summary>
    internal void Rewind() => _position = 0;

    /// <summary>The complete lines since the last reading.</summary>
    /// <exception cref="InvalidDataException">A complete line is not one of the journal's.</exception>
    internal IReadOnlyList<JournalEntry> ReadNew()
    {
        if (!File.Exists(_path) || new FileInfo(_path).Length == _position)
        {
            return [];
        }

        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _position;
        var bytes = new byte[file.Length - _position];
        file.ReadExactly(bytes);
        var entries = new List<JournalEntry>();
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
            {
                break;
            }

            entries.Add(Deserialize(bytes.AsSpan(start, length), _position));
            start += length + 1;
            _position += length + 1;
        }

        return entries;
    }

    internal void Append(JournalEntry entry)
    {
        using var file = PrivateFile.Open(_path, FileMode.OpenOrCreate, share: FileShare.ReadWrite);
        var line = Serialize(entry);
        file.SetLength(_position);
        file.Position = _position;
        file.Write(line);
        _position += line.Length;
    }

    /// <summary>Replaces the journal; a reader or a crash sees either the old one or the new one.</summary>
    internal void Rewrite(FileStream held, IEnumerable<JournalEntry> entries)
    {
        var draft = _path + ".new";
        using (var file = PrivateFile.Open(draft, FileMode.Create))
        {
            foreach (var entry in entries)
            {
                file.Write(Serialize(entry));
            }

            file.Flush(flushToDisk: true);
            _position = file.Length;
        }

        _stamp = Guid.NewGuid();
        held.Position = 0;
        held.Write(_stamp.ToByteArray());
        File.Move(draft, _path, overwrite: true);
    }

    private byte[] Serialize(JournalEntry entry) => Encoding.ASCII.GetBytes($"{_key.Encrypt(JsonSerializer.Serialize(entry, JsonSerializerOptions.Web))}\n");

    private JournalEntry Deserialize(ReadOnlySpan<byte> line, long position)
    {
        try
        {
            return line is [(byte)'{', ..]
                ? JsonSerializer.Deserialize<JournalEntry>(line, JsonSerializerOptions.Web)!
                : JsonSerializer.Deserialize<JournalEntry>(_key.Decrypt(Encoding.UTF8.GetString(line)), JsonSerializerOptions.Web)!;
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException(
                $"'{_path}' cannot be decrypted at byte {position}: the project's key is not the one that it was encrypted with, or the file is damaged. "
                    + "Restore the key or the file, or delete the file to begin with an empty simulated Azure.",
                exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new InvalidDataException(
                $"'{_path}' is damaged at byte {position}: {exception.Message} "
                    + "Restore the file, or delete it to begin with an empty simulated Azure.",
                exception);
        }
    }
}
