namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource, or reads it when the options hold an id.</summary>
    /// <param name="type">The type token, as <c>package:module:Type</c>.</param>
    /// <param name="name">The resource's name, unique among those of its type and parent.</param>
    /// <param name="args">Its inputs; null for none.</param>
    /// <param name="options">Its options; null for none.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, null)
    {
    }

    /// <inheritdoc cref="CustomResource(string, string, ResourceArgs?, CustomResourceOptions?)"/>
    /// <param name="type"></param>
    /// <param name="name"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package that the type comes from, if the package has a parameter.</param>
    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, true, args, options ?? new CustomResourceOptions(), package: registerPackageRequest)
    {
    }

    private protected CustomResource(string urn) : base(urn) => Id = Output.Create("");

    /// <summary>The id that the provider gave the resource; not known in a preview before it is created.</summary>
    public Output<string> Id { get; internal set; } = null!;
}

/// <summary>A resource that was registered elsewhere, known only by its URN.</summary>
/// <param name="urn">The URN.</param>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
