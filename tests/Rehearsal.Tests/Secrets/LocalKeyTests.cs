using Rehearsal.Engine.Diagnostics;
using Rehearsal.Secrets;

namespace Rehearsal.Tests.Secrets;

public sealed class LocalKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_is_made_once()
    {
        Assert.Null(LocalKey.Find(_folder));
        var encrypted = LocalKey.FindOrMake(_folder).Encrypt("hush");

        Assert.Equal("hush", LocalKey.FindOrMake(_folder).Decrypt(encrypted));
        Assert.Equal([Path.Combine(_folder, "key")], Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Key_of_a_wrong_size_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "key"), "short");

        Assert.Equal(
            $"{Path.Combine(_folder, "key")} is not a key: it must have 32 bytes; restore the file, or delete {_folder} to start over",
            Assert.Throws<RehearsalException>(() => LocalKey.Find(_folder)).Message);
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_named()
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "");

        Assert.StartsWith($"the state cannot be kept in '{path}': ", Assert.Throws<RehearsalException>(() => LocalKey.FindOrMake(path)).Message);
    }

    [Fact]
    public void Stacks_that_start_at_the_same_time_get_the_same_key()
    {
        var keys = new SecretKey[8];
        Parallel.For(0, keys.Length, index => keys[index] = LocalKey.FindOrMake(_folder));

        Assert.All(keys, key => Assert.Equal("hush", keys[0].Decrypt(key.Encrypt("hush"))));
    }
}
