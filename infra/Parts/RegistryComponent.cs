using Pulumi;

namespace GeoRegistry.Parts;

/// <summary>The type and the URNs of the components that registries are in the stack.</summary>
internal static class RegistryComponent
{
    /// <summary>The component's type in the stack.</summary>
    internal const string TypeToken = "geo-registry:index:GeoReplicatedRegistry";

    /// <summary>The URN of a registry's component in the stack that is being deployed.</summary>
    /// <param name="name">The component's name in the stack.</param>
    internal static string UrnOf(string name) => $"{Prefix}{TypeToken}::{name}";

    /// <summary>The URN of a resource in a registry's component.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="name">The resource's name in the stack.</param>
    internal static string UrnOfPart(string type, string name) => $"{Prefix}{TypeToken}${type}::{name}";

    private static string Prefix => $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::";
}
