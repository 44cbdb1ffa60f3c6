namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>Providers for the resources in the component, at most one for each package.</summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>New options: those of the first, changed by the second. Lists are appended, other options of the second win.</summary>
    /// <param name="options1">The first options; null for none.</param>
    /// <param name="options2">The second options; null for none.</param>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 })
        {
            merged.Take(options);
            merged._providers = Append(merged._providers, options?._providers);
        }

        return merged;
    }

    internal override ComponentResourceOptions Clone() => Merge(this, null);
}
