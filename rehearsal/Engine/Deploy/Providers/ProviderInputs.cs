using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Providers;

/// <summary>
/// The inputs of a provider as a resource: its settings, the version of its package and, under <c>__internal</c>, what else the engine needs
/// to find the plugin. Names and places are those of Pulumi's states.
/// </summary>
internal static class ProviderInputs
{
    internal const string Version = "version";
    private const string Internal = "__internal";
    private const string DownloadUrl = "pluginDownloadURL";

    /// <param name="settings">What the stack or the program sets.</param>
    internal static PropertyMap Of(PropertyMap settings, PackagePlugin plugin)
    {
        var hidden = PropertyMap.Empty;
        if (plugin.DownloadUrl.Length > 0)
            hidden = hidden.With(DownloadUrl, plugin.DownloadUrl);
        if (plugin.Announced is { Parameterization: { } parameterization } announced)
        {
            hidden = hidden.With("name", announced.Name)
                .With(Version, announced.Version)
                .With("parameterization", Convert.ToBase64String(parameterization.Value.AsSpan()));
        }
        var inputs = plugin.Version.Length > 0 ? settings.With(Version, plugin.Version) : settings;
        return plugin.Version.Length > 0 || hidden.Count > 0 ? inputs.With(Internal, new PropertyValue.Map(hidden)) : inputs;
    }

    /// <summary>What the provider itself gets to see.</summary>
    internal static PropertyMap Settings(PropertyMap inputs) => inputs.Without(Internal);

    /// <summary>Settings with what the engine knows about the plugin, as it is in other inputs of the same provider.</summary>
    internal static PropertyMap WithInternal(PropertyMap settings, PropertyMap inputs)
        => inputs.TryGetValue(Internal, out var hidden) ? settings.With(Internal, hidden) : settings;

    /// <summary>The plugin that a provider of a state says it needs.</summary>
    internal static PackagePlugin Plugin(string package, PropertyMap inputs)
        => new(
            package,
            inputs.GetValueOrDefault(Version)?.AsText() ?? "",
            inputs.GetValueOrDefault(Internal) is PropertyValue.Map(var hidden) ? hidden.GetValueOrDefault(DownloadUrl)?.AsText() ?? "" : "");
}
