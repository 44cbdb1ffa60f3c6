namespace Pulumi;

/// <summary>A configured provider, to be named in the options of the resources that it shall manage.</summary>
public class ProviderResource : CustomResource
{
    internal const string TypePrefix = "pulumi:providers:";

    /// <summary>Registers the provider.</summary>
    /// <param name="package">The package that it offers.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Its options; null for none.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, null)
    {
    }

    /// <inheritdoc cref="ProviderResource(string, string, ResourceArgs, CustomResourceOptions?)"/>
    /// <param name="package"></param>
    /// <param name="name"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="registerPackageRequest">The package, when a parameter makes it.</param>
    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base(TypePrefix + package, name, args, options, registerPackageRequest)
    {
    }

    /// <summary>A provider that was registered elsewhere.</summary>
    private protected ProviderResource(string urn, string id) : base(urn) => Id = Output.Create(id);

    internal string Package => GetResourceType()[TypePrefix.Length..];

    /// <summary>How other resources' registrations name this provider: its URN and its id, which a preview may not know.</summary>
    internal async Task<string> ReferenceAsync()
    {
        var urn = (string)(await Urn.Data.ConfigureAwait(false)).Value!;
        var id = await Id.Data.ConfigureAwait(false);
        return $"{urn}::{(id is { IsKnown: true, Value: string { Length: > 0 } known } ? known : SpecialValues.Unknown)}";
    }
}

/// <summary>A provider that was registered elsewhere, known only by its URN and id.</summary>
/// <param name="reference">Both, as <c>URN::ID</c>.</param>
internal sealed class DependencyProviderResource(string reference)
    : ProviderResource(
        reference[..reference.LastIndexOf("::", StringComparison.Ordinal)], reference[(reference.LastIndexOf("::", StringComparison.Ordinal) + 2)..]);
