namespace Rehearsal.Files;

/// <summary>
/// A file of entries, one per line, to which entries are only appended. A line that a killed process left unfinished is ignored and overwritten.
/// </summary>
/// <param name="path">The file's path; it is made with the first entry.</param>
/// <param name="serialize">Turns an entry into the bytes of a line, without the line end.</param>
/// <param name="deserialize">Reads an entry from the bytes of a line that begins at a position of the file.</param>
internal sealed class JournalFile<TEntry>(string path, Func<TEntry, byte[]> serialize, Func<ReadOnlyMemory<byte>, long, TEntry> deserialize) : IDisposable
{
    private const byte LineEnd = (byte)'\n';

    private FileStream? _open;
    private long _position;

    /// <summary>True while the file is kept open.</summary>
    internal bool IsOpen => _open is not null;

    /// <summary>True when the file has no entries, or does not exist.</summary>
    internal bool IsEmpty => !File.Exists(path) || new FileInfo(path).Length == 0;

    /// <summary>The entries since the last reading, or since the file was last rewound. Another process may be writing at the same time.</summary>
    internal IReadOnlyList<TEntry> ReadNew()
    {
        var bytes = ReadBytes();
        var entries = new List<TEntry>();
        for (var start = 0; bytes.AsSpan(start).IndexOf(LineEnd) is >= 0 and var length; start += length + 1)
        {
            if (length > 0)
                entries.Add(deserialize(bytes.AsMemory(start, length), _position));
            _position += length + 1;
        }
        return entries;
    }

    /// <summary>Starts again at the beginning of the file.</summary>
    internal void Rewind() => _position = 0;

    /// <summary>The line of an entry, as <see cref="Append"/> takes it.</summary>
    internal byte[] ToLine(TEntry entry) => [.. serialize(entry), LineEnd];

    /// <summary>Keeps the file open until it is disposed, so that nothing but the writing itself can fail later.</summary>
    internal void Open() => _open = OpenAtPosition(FileShare.Read);

    /// <summary>Appends a line after what was read and written so far.</summary>
    /// <exception cref="IOException">The line could not be written, or only half of it.</exception>
    internal void Append(byte[] line)
    {
        if (_open is not null)
        {
            _open.Write(line);
        }
        else
        {
            using var file = OpenAtPosition(FileShare.ReadWrite);
            file.Write(line);
        }
        _position += line.Length;
    }

    /// <summary>Replaces all entries; a reader or a crash sees either the old ones or the new ones.</summary>
    /// <param name="entries">The new entries.</param>
    /// <param name="beforeReplacing">Runs when the new file is complete, right before it takes the place of the old one.</param>
    internal void Rewrite(IEnumerable<TEntry> entries, Action beforeReplacing)
    {
        var draft = path + ".new";
        using (var file = PrivateFile.Open(draft, FileMode.Create))
        {
            foreach (var entry in entries)
            {
                file.Write(ToLine(entry));
            }
            file.Flush(flushToDisk: true);
            _position = file.Length;
        }
        beforeReplacing();
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Deletes the file.</summary>
    internal void Delete()
    {
        File.Delete(path);
        Rewind();
    }

    public void Dispose()
    {
        _open?.Dispose();
        _open = null;
    }

    private byte[] ReadBytes()
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length <= _position)
                return [];
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = _position;
            var bytes = new byte[file.Length - _position];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private FileStream OpenAtPosition(FileShare share)
    {
        var file = PrivateFile.Open(path, FileMode.OpenOrCreate, share: share);
        try
        {
            file.SetLength(_position);
            file.Position = _position;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
