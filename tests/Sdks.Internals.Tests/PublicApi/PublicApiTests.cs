namespace Sdks.Internals.Tests.PublicApi;

/// <summary>The bundled SDK has the public members of the official package, no more and no fewer, except for what is listed here.</summary>
public class PublicApiTests
{
    private static readonly HashSet<string> TypesLeftOut =
    [
        // Assets and archives.
        "Archive", "Asset", "AssetArchive", "AssetOrArchive", "FileArchive", "FileAsset", "RemoteArchive", "RemoteAsset", "StringAsset",
    ];

    [Fact]
    public void Every_official_member_is_there_unless_left_out_on_purpose()
        => Assert.Empty(Official().Except(Bundled()));

    [Fact]
    public void Every_official_type_is_there_unless_left_out_on_purpose()
        => Assert.Empty(OfficialTypes().Except(typeof(Pulumi.Stack).Assembly.GetExportedTypes().Select(Signatures.Name)));

    [Fact]
    public void Nothing_is_public_that_the_official_package_does_not_have() => Assert.Empty(Bundled().Except(Official()));

    private static HashSet<string> Bundled() => [.. typeof(Pulumi.Stack).Assembly.GetExportedTypes().SelectMany(Signatures.Of)];

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(PublicApiTests).Assembly.GetManifestResourceStream("official.txt")!);
        return reader.ReadToEnd().Split('\n');
    }

    private static IEnumerable<string> OfficialTypes()
        => Lines().Where(IsType).Select(TypeName).Where(name => !TypesLeftOut.Contains(name));

    private static HashSet<string> Official()
    {
        var members = new HashSet<string>();
        var type = "";
        foreach (var line in Lines())
        {
            if (IsType(line))
            {
                type = TypeName(line);
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal) && !TypesLeftOut.Contains(type))
            {
                members.Add($"{type}: {Plain(line.Trim())}");
            }
        }

        return members;
    }

    private static bool IsType(string line) => line.Length > 0 && char.IsLower(line[0]) && !line.StartsWith("namespace", StringComparison.Ordinal);

    private static string TypeName(string line)
    {
        var declaration = line.Split(" : ")[0];
        declaration = declaration.StartsWith("delegate", StringComparison.Ordinal) ? declaration.Split('(')[0] : declaration;
        var kinds = new[] { "class ", "struct ", "interface " };
        return Array.Find(kinds, kind => declaration.Contains(kind, StringComparison.Ordinal)) is { } found
            && !declaration.StartsWith("delegate", StringComparison.Ordinal)
            ? declaration[(declaration.IndexOf(found, StringComparison.Ordinal) + found.Length)..]
            : declaration.Split(' ')[^1];
    }

    private static string Plain(string member) => member.Replace("?", "", StringComparison.Ordinal);
}
