using System.Text;
using Rehearsal.Files;

namespace Rehearsal.Tests.Files;

public sealed class JournalFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Path => System.IO.Path.Combine(_folder, "journal");

    [Fact]
    public void Entries_are_read_once_each_until_the_file_is_rewound()
    {
        using var writer = Open();
        using var reader = Open();
        Append(writer, "a", "b");
        Assert.Equal(["a", "b"], reader.ReadNew());
        Append(writer, "c");
        Assert.Equal(["c"], reader.ReadNew());
        Assert.Empty(reader.ReadNew());
        reader.Rewind();
        Assert.Equal(["a", "b", "c"], reader.ReadNew());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unfinished_line_is_ignored_and_overwritten(bool keepOpen)
    {
        File.WriteAllText(Path, "a\nunfinis");
        using (var journal = Open())
        {
            Assert.Equal(["a"], journal.ReadNew());
            if (keepOpen)
                journal.Open();
            Append(journal, "b");
        }
        Assert.Equal("a\nb\n", File.ReadAllText(Path));
    }

    [Fact]
    public void A_file_that_is_kept_open_can_be_read_while_it_is_written()
    {
        using var journal = Open();
        journal.Open();
        Append(journal, "a");
        using var reader = Open();
        Assert.Equal(["a"], reader.ReadNew());
        Assert.True(journal.IsOpen);
    }

    [Fact]
    public void Rewriting_replaces_all_entries_when_the_new_file_is_complete()
    {
        using var journal = Open();
        Append(journal, "a", "b");
        journal.Rewrite(["c"], () => Assert.Equal(("a\nb\n", "c\n"), (File.ReadAllText(Path), File.ReadAllText(Path + ".new"))));
        Append(journal, "d");
        Assert.Equal("c\nd\n", File.ReadAllText(Path));
    }

    [Fact]
    public void A_deleted_file_is_empty_and_begins_again_with_the_next_entry()
    {
        using var journal = Open();
        Assert.True(journal.IsEmpty);
        Append(journal, "a");
        Assert.False(journal.IsEmpty);
        journal.Delete();
        Assert.True(journal.IsEmpty);
        Assert.Empty(journal.ReadNew());
        Append(journal, "b");
        Assert.Equal("b\n", File.ReadAllText(Path));
    }

    [Fact]
    public void An_entry_is_read_with_the_position_of_its_line()
    {
        File.WriteAllText(Path, "ab\nc\n\nd\n");
        using var journal = new JournalFile<long>(Path, _ => [], (_, position) => position);
        Assert.Equal([0L, 3L, 6L], journal.ReadNew());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JournalFile<string> Open() => new(Path, Encoding.UTF8.GetBytes, (line, _) => Encoding.UTF8.GetString(line.Span));

    private static void Append(JournalFile<string> journal, params IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            journal.Append(journal.ToLine(entry));
        }
    }
}
