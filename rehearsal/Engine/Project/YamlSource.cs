using System.Buffers;
using System.Text;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Project;

/// <summary>Reads the text of a YAML file, and explains errors in it that a YAML parser reports poorly.</summary>
internal static class YamlSource
{
    private static readonly string[] ConflictMarks = ["<<<<<<< ", "=======", ">>>>>>> "];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file: UTF-8, or what its byte order mark says, as the pulumi CLI does (gopkg.in/yaml.v3, <c>readerc.go</c>).</summary>
    /// <exception cref="RehearsalException">The file cannot be read, or is not in that encoding.</exception>
    internal static string Read(string path)
    {
        byte[] bytes = [];
        try
        {
            bytes = File.ReadAllBytes(path);
            using var reader = new StreamReader(new MemoryStream(bytes), Strict, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException error)
        {
            throw NotUtf8(path, bytes, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Explains why a text is not YAML, where more can be said than the parser says; otherwise null.</summary>
    internal static RehearsalException? Explain(string path, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (ConflictMarks.All(mark => lines.Any(line => line.StartsWith(mark, StringComparison.Ordinal))))
        {
            var line = Array.FindIndex(lines, line => line.StartsWith(ConflictMarks[0], StringComparison.Ordinal));
            return Yaml.At(new(path, line + 1, 1), "a merge conflict begins here; keep what is right, and remove the lines with <<<<<<<, ======= and >>>>>>>");
        }

        var indented = Array.FindIndex(lines, line => Indentation(line).Contains('\t', StringComparison.Ordinal));
        return indented < 0
            ? null
            : Yaml.At(
                new(path, indented + 1, lines[indented].IndexOf('\t', StringComparison.Ordinal) + 1),
                "this line is indented with a tab; YAML takes spaces only");
    }

    private static string Indentation(string line) => line[..^line.TrimStart(' ', '\t').Length];

    private static RehearsalException NotUtf8(string path, byte[] bytes, DecoderFallbackException error)
    {
        var index = FirstInvalid(bytes);
        var before = bytes.AsSpan(0, index);
        var line = before.Count((byte)'\n') + 1;
        var column = Strict.GetString(before[(before.LastIndexOf((byte)'\n') + 1)..]).Length + 1;
        return Yaml.At(new(path, line, column), $"the file is not UTF-8: the byte 0x{bytes[index]:X2} is not part of a character; save it as UTF-8", error);
    }

    private static int FirstInvalid(byte[] bytes)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(index), out _, out var length) is OperationStatus.Done)
            index += length;
        return index;
    }
}
