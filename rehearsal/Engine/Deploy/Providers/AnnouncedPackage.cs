using System.Collections.Immutable;

namespace Rehearsal.Engine.Deploy.Providers;

/// <summary>A package as the program announces it.</summary>
/// <param name="Name">The package, or the base provider of a parameterized one.</param>
/// <param name="Version">Its version.</param>
/// <param name="DownloadUrl">Where its plugin is downloaded from; empty for where Pulumi's are.</param>
/// <param name="Parameterization">What makes another package of the base provider; null when it is used as it is.</param>
internal sealed record AnnouncedPackage(string Name, string Version, string DownloadUrl, PackageParameterization? Parameterization);

/// <summary>The parameter of a parameterized package.</summary>
/// <param name="Name">The name of the package that it makes.</param>
/// <param name="Version">Its version.</param>
/// <param name="Value">The parameter, which only the base provider understands.</param>
internal sealed record PackageParameterization(string Name, string Version, ImmutableArray<byte> Value);

/// <summary>Which plugin a declaration or a function call asks for.</summary>
/// <param name="Reference">The reference of an announced package; empty for none.</param>
/// <param name="Version">The version that is asked for; empty for none.</param>
/// <param name="DownloadUrl">Where the plugin is downloaded from; empty for where Pulumi's are.</param>
internal sealed record PluginRequest(string Reference, string Version, string DownloadUrl)
{
    /// <summary>Asks for nothing in particular.</summary>
    internal static PluginRequest Any { get; } = new("", "", "");
}
