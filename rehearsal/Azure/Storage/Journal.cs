using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rehearsal.Azure.Setup;
using Rehearsal.Files;
using Rehearsal.Secrets;

namespace Rehearsal.Azure.Storage;

/// <summary>The file that holds the simulated cloud: one line of encrypted JSON per change. Processes take turns through a lock on a second file.</summary>
/// <remarks>
/// The lock file holds a stamp that changes when the journal is rewritten, so that the other processes know to read it from its beginning.
/// Lines of JSON that is not encrypted, as earlier versions wrote them, are read too; rewriting the journal encrypts them.
/// </remarks>
internal sealed class Journal
{
    private const int StampLength = 16;

    private readonly JournalFile<JournalEntry> _file;
    private readonly string _path;
    private readonly string _lockPath;
    private readonly SecretKey _key;
    private Guid _stamp;

    /// <param name="folder">Where the files are; created when missing.</param>
    internal Journal(CloudFolder folder)
    {
        PrivateFile.MakeFolder(folder.Path);
        _path = Path.Combine(folder.Path, "azure.jsonl");
        _lockPath = Path.Combine(folder.Path, "azure.lock");
        _key = folder.Key;
        _file = new JournalFile<JournalEntry>(_path, Serialize, Deserialize);
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
            return false;
        _stamp = current;
        Rewind();
        return true;
    }

    /// <summary>Reads again from the beginning.</summary>
    internal void Rewind() => _file.Rewind();

    /// <summary>The complete lines since the last reading.</summary>
    /// <exception cref="InvalidDataException">A complete line is not one of the journal's.</exception>
    internal IReadOnlyList<JournalEntry> ReadNew() => _file.ReadNew();

    /// <summary>Adds a change.</summary>
    internal void Append(JournalEntry entry) => _file.Append(_file.ToLine(entry));

    /// <summary>Replaces the journal; a reader or a crash sees either the old one or the new one.</summary>
    internal void Rewrite(FileStream held, IEnumerable<JournalEntry> entries) => _file.Rewrite(entries, () =>
    {
        _stamp = Guid.NewGuid();
        held.Position = 0;
        held.Write(_stamp.ToByteArray());
    });

    private byte[] Serialize(JournalEntry entry) => Encoding.ASCII.GetBytes(_key.Encrypt(JsonSerializer.Serialize(entry, JsonSerializerOptions.Web)));

    private JournalEntry Deserialize(ReadOnlyMemory<byte> line, long position)
    {
        try
        {
            return line.Span is [(byte)'{', ..]
                ? JsonSerializer.Deserialize<JournalEntry>(line.Span, JsonSerializerOptions.Web)!
                : JsonSerializer.Deserialize<JournalEntry>(_key.Decrypt(Encoding.UTF8.GetString(line.Span)), JsonSerializerOptions.Web)!;
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
