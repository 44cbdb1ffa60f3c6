using System.Text;
using Rehearsal.Engine.Naming;

namespace Rehearsal.Engine.Deploy.Providers;

/// <summary>The plugin that serves a package, as a program, or the state of its last run, asks for it.</summary>
/// <param name="Package">The package whose resources it manages; a parameterized one has a name of its own.</param>
/// <param name="Version">The package's version; empty where nothing is said.</param>
/// <param name="DownloadUrl">Where the plugin is downloaded from; empty for where Pulumi's are.</param>
/// <param name="Announced">How the program has announced the package; null where it has not.</param>
internal sealed record PackagePlugin(string Package, string Version, string DownloadUrl, AnnouncedPackage? Announced = null)
{
    /// <summary>
    /// The name of the package's default provider: <c>default</c>, <c>default_3_28_0</c>, or, with an address,
    /// <c>default_4_21_2_https_/example.com/plugins</c>.
    /// </summary>
    internal string DefaultName
    {
        get
        {
            var name = new StringBuilder(ProviderTypes.DefaultName);
            if (Version.Length > 0)
                name.Append('_').Append(VersionName(Version));
            if (DownloadUrl.Length > 0)
                name.Append('_').Append(string.Join('/', DownloadUrl.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(SegmentName)));
            return name.ToString();
        }
    }

    /// <summary>The parts of a semantic version, which its dots, the first dash and the plus divide.</summary>
    private static string VersionName(string version)
    {
        var build = version.Split('+', 2);
        var release = build[0].Split('-', 2);
        return string.Join('_', release.Concat(build.Skip(1)).SelectMany(part => part.Split('.')));
    }

    private static string SegmentName(string segment)
        => string.Concat(segment.Select((character, index)
            => char.IsAsciiLetterOrDigit(character) || character == '_' || (index > 0 && character is '-' or '.') ? character : '_'));
}
