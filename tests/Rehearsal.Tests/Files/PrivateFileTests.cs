using System.Runtime.Versioning;
using Rehearsal.Files;

namespace Rehearsal.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _folder = Directory.CreateTempSubdirectory("private-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public void New_file_is_for_its_owner_alone()
    {
        PrivateFile.Open(FilePath, FileMode.CreateNew).Dispose();

        Assert.Equal(PrivateFile.OfFiles, File.GetUnixFileMode(FilePath));
    }

    [UnixFact]
    public void File_that_everyone_could_read_is_taken_away_from_them_with_what_it_holds()
    {
        File.WriteAllText(FilePath, "before");
        File.SetUnixFileMode(FilePath, Everyone);

        PrivateFile.Open(FilePath, FileMode.Append).Dispose();

        Assert.Equal(PrivateFile.OfFiles, File.GetUnixFileMode(FilePath));
        Assert.Equal("before", File.ReadAllText(FilePath));
    }

    [UnixFact]
    public void New_folders_are_for_their_owner_alone_at_every_level()
    {
        var outer = Path.Combine(_folder, "outer");
        var inner = Path.Combine(outer, "inner");

        PrivateFile.MakeFolder(inner);

        Assert.Equal(PrivateFile.OfFolders, File.GetUnixFileMode(outer));
        Assert.Equal(PrivateFile.OfFolders, File.GetUnixFileMode(inner));
    }

    [UnixFact]
    public void Folder_that_everyone_could_enter_is_taken_away_from_them()
    {
        File.SetUnixFileMode(_folder, Everyone | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        PrivateFile.MakeFolder(_folder);

        Assert.Equal(PrivateFile.OfFolders, File.GetUnixFileMode(_folder));
    }

    private string FilePath => Path.Combine(_folder, "file");
}
