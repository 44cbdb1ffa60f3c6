namespace Pulumi;

/// <summary>A resource that the engine manages: one of a provider, or a component that groups others.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly List<Resource> _children = [];
    private readonly Dictionary<string, ProviderResource> _providers = [];
    private readonly List<ResourceTransformation> _transformations = [];
    private readonly Lazy<IReadOnlyList<Output<string>>> _aliasUrns;

    private protected Resource(
        string type, string name, bool custom, ResourceArgs? args, ResourceOptions options, bool remote = false, RegisterPackageRequest? package = null)
    {
        var deployment = Deployment.Current;
        Urn = null!;
        _type = type;
        _name = name;
        // A resource that is looked up by its URN has the parent that it was registered with.
        Parent = options.Parent ?? (type == Stack.TypeToken || options.Urn is not null ? null : deployment.Stack);
        IsCustom = custom;
        IsRemote = remote;
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        (var inputs, options) = Transform(args ?? ResourceArgs.Empty, options);
        options = options.Clone();
        if (options is ComponentResourceOptions { Provider: not null, Providers.Count: > 0 })
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        Inherit(options);
        _aliasUrns = new(() => Aliases.All(options.Aliases, name, type, Parent));
        deployment.Declare(this, inputs, options, package);
    }

    /// <summary>A resource that was registered elsewhere, for dependencies on it.</summary>
    private protected Resource(string urn)
    {
        _type = Aliases.Type(urn);
        _name = Aliases.Name(urn);
        Urn = Output.Create(urn);
        _aliasUrns = new([]);
        IsCustom = true;
    }

    /// <summary>The URN that the engine knows the resource by.</summary>
    public Output<string> Urn { get; internal set; }

    internal bool IsCustom { get; }

    internal bool IsRemote { get; }

    internal Resource? Parent { get; }

    internal bool? Protect { get; private set; }

    internal string? Version { get; private set; }

    internal string? PluginDownloadURL { get; private set; }

    internal ProviderResource? Provider { get; private set; }

    /// <summary>Created only on request: generated resources have dozens, and current engines resolve them themselves.</summary>
    internal IReadOnlyList<Output<string>> AliasUrns => _aliasUrns.Value;

    /// <summary>The resources that have this one as their parent, at this moment.</summary>
    internal IReadOnlyList<Resource> Children
    {
        get
        {
            lock (_children)
            {
                return [.. _children];
            }
        }
    }

    /// <summary>The name given to the resource in the program.</summary>
    public string GetResourceName() => _name;

    /// <summary>The resource's type token, as <c>package:module:Type</c>.</summary>
    public string GetResourceType() => _type;

    internal ProviderResource? ProviderFor(string token) => _providers.GetValueOrDefault(PackageOf(token));

    internal static string PackageOf(string token) => token.Split(':')[0];

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        _transformations.AddRange(options.ResourceTransformations);
        _transformations.AddRange(Parent?._transformations ?? []);
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private void Inherit(ResourceOptions options)
    {
        if (Parent is { } parent)
        {
            lock (parent._children)
            {
                parent._children.Add(this);
            }

            options.Protect ??= parent.Protect;
            foreach (var (package, provider) in parent._providers)
            {
                _providers[package] = provider;
            }
        }

        foreach (var provider in (options as ComponentResourceOptions)?.Providers ?? [])
        {
            _providers[provider.Package] = provider;
        }

        if (options.Provider is { } given)
        {
            _providers[given.Package] = given;
        }

        if (IsCustom || IsRemote)
        {
            options.Provider ??= ProviderFor(_type);
            Provider = options.Provider?.Package == PackageOf(_type) ? options.Provider : null;
        }

        Protect = options.Protect;
        Version = options.Version;
        PluginDownloadURL = options.PluginDownloadURL;
    }
}
