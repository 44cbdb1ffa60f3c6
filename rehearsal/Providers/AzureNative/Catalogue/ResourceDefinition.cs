using System.Collections.Immutable;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Catalogue;

/// <summary>A resource type of azure-native.</summary>
/// <param name="Token">The token, such as <c>azure-native:containerregistry:Replication</c>.</param>
/// <param name="ArmType">The ARM type; <c>{recordType}</c> in it is replaced by the value of that input.</param>
/// <param name="ApiVersion">The API version that requests are made with.</param>
/// <param name="Path">The inputs that make up the id, in its order; the last names the resource.</param>
/// <param name="Inputs">Every input.</param>
/// <param name="Outputs">Every output.</param>
/// <param name="Required">The inputs that a program must give.</param>
/// <param name="Defaults">The values that the specification gives inputs which are left out; the SDKs send them.</param>
/// <param name="Secrets">Outputs that are secret whatever the types say.</param>
/// <param name="Standalone">
/// Paths of inputs, such as a network's <c>subnets</c> or a vault's <c>properties.accessPolicies</c>, for what may also be declared as resources of their own.
/// </param>
internal sealed record ResourceDefinition(
    string Token,
    string ArmType,
    string ApiVersion,
    ImmutableArray<string> Path,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    ImmutableArray<string> Required,
    PropertyMap Defaults,
    ImmutableArray<string> Secrets,
    ImmutableArray<string> Standalone)
{
    /// <summary>The input that names the resource.</summary>
    internal string NameInput => Path[^1];

    /// <summary>Whether programs give ARM's <c>properties</c> as an object of its own.</summary>
    internal bool InputsKeepProperties => Inputs.Contains("properties");

    /// <summary>Whether programs see ARM's <c>properties</c> as an object of its own.</summary>
    internal bool OutputsKeepProperties => Outputs.Contains("properties");

    /// <summary>Whether a location that the program leaves out is filled in; a deployment has none unless it is one of a subscription.</summary>
    internal bool HasDefaultLocation => ArmType != "Microsoft.Resources/deployments";

    /// <summary>Whether an input is for the provider itself, not for Azure.</summary>
    internal static bool IsBesideBody(string input) => input == ApiVersionInput || input.StartsWith("__", StringComparison.Ordinal);

    /// <summary>The input and output with the API version.</summary>
    internal const string ApiVersionInput = "azureApiVersion";

    /// <summary>The input that marks a name as made at random, so that a replacement can have another.</summary>
    internal const string CreateBeforeDelete = "__createBeforeDelete";

    /// <summary>The input that decides the ARM type, such as <c>recordType</c>; null for almost all.</summary>
    internal string? TypeInput => ArmType.IndexOf('{') is >= 0 and var start ? ArmType[(start + 1)..ArmType.IndexOf('}')] : null;

    /// <summary>The ARM type's name for given inputs.</summary>
    /// <exception cref="ProviderException">The input that decides it is missing or not known yet.</exception>
    internal string ArmTypeFor(PropertyMap inputs)
    {
        if (TypeInput is not { } input)
        {
            return ArmType;
        }

        var value = inputs.TryGetValue(input, out var given) ? given.AsText() : null;
        return value is null
            ? throw new ProviderException($"{Token}: '{input}' must be given and known, since it decides the resource's type.")
            : ArmType.Replace($"{{{input}}}", value, StringComparison.Ordinal);
    }

    /// <summary>Microsoft's definition of the type for given inputs.</summary>
    /// <exception cref="ProviderException">There is none in this API version.</exception>
    internal ArmResourceType DefinitionFor(PropertyMap inputs)
    {
        var type = ArmTypeFor(inputs);
        return ArmTypeCatalogue.Shared.Find(type, ApiVersion)
            ?? throw new ProviderException($"{Token}: Azure's type definitions have no {type} in API version {ApiVersion}.");
    }
}
