namespace Pulumi;

/// <summary>Options that all resources have. A null option means: as the parent or the engine thinks right.</summary>
public abstract class ResourceOptions
{
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<Input<Alias>>? _aliases;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;
    private ResourceHookBinding? _hooks;
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;

    /// <summary>Creates options that change nothing.</summary>
    protected ResourceOptions()
    {
    }

    /// <summary>The id of an existing resource to read instead of creating one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The URN of a resource of this stack to read instead of creating one.</summary>
    public string? Urn { get; set; }

    /// <summary>The parent; by default the stack. Provider and protection are inherited from it.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must exist before this one, in addition to those that its inputs come from. A component means all resources in it.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>Resources whose replacement replaces this one too.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>True to refuse deleting the resource; by default as the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>True to leave the resource in the cloud when it is deleted from the stack.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>Another resource whose deletion deletes this one too, so that it needs no deletion of its own.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    /// <summary>Property paths whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>Property paths whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Property paths whose differences are not shown.</summary>
    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    /// <summary>Names that the resource had before.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>Functions that may change arguments and options of this resource and of all below it before they are registered.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    /// <summary>Functions that may change inputs and options of this resource and of all below it; the engine calls them.</summary>
    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    /// <summary>Functions that run before and after steps of this resource.</summary>
    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    /// <summary>How long creating, updating and deleting may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>The provider that manages the resource; by default the parent's, or else the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider's plugin; by default the newest.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin; by default the usual place.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Copies the other options into these: lists are appended, everything else is replaced.</summary>
    private protected void Take(ResourceOptions? other)
    {
        if (other is null)
        {
            return;
        }

        Id = other.Id ?? Id;
        Urn = other.Urn ?? Urn;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        Provider = other.Provider ?? Provider;
        Version = other.Version ?? Version;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        _dependsOn = other._dependsOn is null ? _dependsOn : DependsOn.Concat(other._dependsOn);
        _replaceWith = other._replaceWith is null ? _replaceWith : ReplaceWith.Concat(other._replaceWith);
        _ignoreChanges = Append(_ignoreChanges, other._ignoreChanges);
        _replaceOnChanges = Append(_replaceOnChanges, other._replaceOnChanges);
        _hideDiffs = Append(_hideDiffs, other._hideDiffs);
        _aliases = Append(_aliases, other._aliases);
        _resourceTransformations = Append(_resourceTransformations, other._resourceTransformations);
        _resourceTransforms = Append(_resourceTransforms, other._resourceTransforms);
        _hooks = other._hooks is null ? _hooks : Hooks.Concat(other._hooks);
    }

    private protected static List<T>? Append<T>(List<T>? first, List<T>? second) => second is null ? first : [.. first ?? [], .. second];

    internal abstract ResourceOptions Clone();
}
