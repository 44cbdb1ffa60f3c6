using System.Text;

namespace Rehearsal.Adoption.Writing;

/// <summary>Writes a stack file: two spaces a level, lists of scalars in one line, comments before what they are about.</summary>
internal sealed class SettingsWriter
{
    private const int Width = 120;
    private const int Step = 2;

    private readonly StringBuilder _text = new();

    /// <summary>What was written so far, with a line break at the end.</summary>
    internal string Text => _text.ToString();

    /// <summary>Writes a map.</summary>
    internal void Write(SettingsMap map, int indentation = 0)
    {
        foreach (var entry in map.Entries)
        {
            WriteComment(entry.Comment, indentation);
            Indent(indentation);
            WriteEntry(entry, indentation);
        }
    }

    /// <summary>Writes a comment: a paragraph per line, wrapped. Commands are to be copied, so they stay in one line.</summary>
    internal void WriteComment(string? comment, int indentation = 0)
    {
        if (comment is null)
            return;
        foreach (var line in comment.Split('\n'))
        {
            var text = line.TrimStart(' ');
            var margin = line[..^text.Length];
            var isCommand = text.StartsWith("az ", StringComparison.Ordinal) || text.StartsWith("pulumi ", StringComparison.Ordinal);
            foreach (var (index, part) in Wrap(text, isCommand ? int.MaxValue : Width - indentation - margin.Length - 2).Index())
            {
                Indent(indentation);
                _text.Append($"# {margin}{(index > 0 && margin is not "" ? "  " : "")}{part}".TrimEnd()).Append('\n');
            }
        }
    }

    private void WriteEntry(SettingsEntry entry, int indentation)
    {
        _text.Append(YamlText.Of(entry.Key).Yaml).Append(':');
        switch (entry.Value)
        {
            case SettingsScalar { Block: { } lines }:
                _text.Append(" |\n");
                foreach (var line in lines)
                    _text.Append(line is "" ? "" : new string(' ', indentation + Step)).Append(line).Append('\n');
                break;
            case SettingsScalar scalar:
                _text.Append(' ').Append(scalar.Yaml).Append('\n');
                break;
            case SettingsMap map:
                _text.Append('\n');
                Write(map, indentation + Step);
                break;
            case SettingsList list when list.Items.All(item => item is SettingsScalar):
                _text.Append(" [").AppendJoin(", ", list.Items.Cast<SettingsScalar>().Select(InFlow)).Append("]\n");
                break;
            case SettingsList list:
                _text.Append('\n');
                foreach (var item in list.Items.Cast<SettingsMap>())
                    WriteItem(item, indentation + Step);
                break;
        }
    }

    private void WriteItem(SettingsMap item, int indentation)
    {
        WriteComment(item.Comment, indentation);
        foreach (var (index, entry) in item.Entries.Index())
        {
            WriteComment(entry.Comment, indentation + (index is 0 ? 0 : Step));
            Indent(indentation);
            _text.Append(index is 0 ? "- " : "  ");
            WriteEntry(entry, indentation + Step);
        }
    }

    /// <summary>Between brackets a comma or a colon would end a text that is not in quotes.</summary>
    private static string InFlow(SettingsScalar scalar) => scalar.Yaml.Contains(':') && scalar.Yaml[0] is not '"' ? $"\"{scalar.Yaml}\"" : scalar.Yaml;

    private void Indent(int indentation) => _text.Append(' ', indentation);

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
