using System.Text;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.CommandLine.Running;

/// <summary>The file for the C# that declares an imported resource. It is opened first: if it cannot be written, nothing is imported.</summary>
internal sealed class DeclarationFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly bool _isNew;
    private bool _isWritten;

    /// <exception cref="RehearsalException">The file cannot be written.</exception>
    internal DeclarationFile(FileInfo file)
    {
        (Path, _isNew) = (file.ToString(), !file.Exists);
        try
        {
            _stream = file.Open(FileMode.OpenOrCreate, FileAccess.Write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the declaration cannot be written to '{file}': {error.Message}; name another file with --out", error);
        }
    }

    /// <summary>The path as given.</summary>
    internal string Path { get; }

    /// <summary>Replaces the content of the file with the C#.</summary>
    internal void Write(string declaration)
    {
        _stream.SetLength(0);
        _stream.Write(Encoding.UTF8.GetBytes($"{declaration}\n"));
        _isWritten = true;
    }

    /// <summary>Closes the file; deletes it if it is new and nothing was written.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (_isNew && !_isWritten)
            File.Delete(_stream.Name);
    }
}
