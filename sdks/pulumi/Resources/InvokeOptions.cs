namespace Pulumi;

/// <summary>Options of a function call.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider to use, when <see cref="Provider"/> is not given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask; by default the parent's, or else the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider's plugin; by default the newest.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin; by default the usual place.</summary>
    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of a function call that gives an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    /// <summary>Resources that must exist before the call.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }
}

/// <summary>Options of a call of a resource's method.</summary>
public class CallOptions
{
    /// <summary>The resource whose provider to use, when <see cref="Provider"/> is not given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to ask; by default that of the resource.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider's plugin; by default that of the resource.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin; by default as for the resource.</summary>
    public string? PluginDownloadURL { get; set; }
}
