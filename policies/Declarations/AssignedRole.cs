using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>What a declared assignment of a role gives, and where.</summary>
internal static class AssignedRole
{
    private const string Providers = "/providers/";
    private const string ManagementGroups = $"{Providers}Microsoft.Management/managementGroups/";
    private const string Registries = $"{Providers}Microsoft.ContainerRegistry/registries/";
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether it gives one of Azure's own roles. A role that is declared too is none of those.</summary>
    internal static Truth Gives(this DeclaredResource assignment, BuiltInRole role)
    {
        var definition = assignment["roleDefinitionId"];
        return definition.IsUnknown && definition.Mentions(Kinds.RoleDefinition)
            ? Truth.No
            : definition.Is(id => ResourceIds.Comparer.Equals(ResourceIds.Name(id), role.Id));
    }

    /// <summary>Whether its scope is one registry.</summary>
    internal static Truth IsAtRegistry(this DeclaredResource assignment)
    {
        var scope = assignment["scope"];
        return scope.IsUnknown
            ? scope.Mentions(Kinds.Registry) ? Truth.Yes : scope.Mentions(Kinds.ResourceGroup) ? Truth.No : Truth.Unknown
            : scope.Is(id => id.Contains(Registries, IgnoreCase));
    }

    /// <summary>Whether its scope is a resource group, a subscription or a management group.</summary>
    internal static Truth IsAboveResources(this DeclaredResource assignment)
    {
        var scope = assignment["scope"];
        return scope.IsUnknown
            ? !assignment.IsAtRegistry()
            : scope.Is(id => !id.Contains(Providers, IgnoreCase) || id.StartsWith(ManagementGroups, IgnoreCase));
    }

    private static bool Mentions(this DeclaredValue value, string kind) => value.References.Any(resource => resource.Kind == kind);
}
