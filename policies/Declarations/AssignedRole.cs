using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>Which role a declared role assignment gives, and at which scope.</summary>
internal static class AssignedRole
{
    private const string Providers = "/providers/";
    private const string ManagementGroups = $"{Providers}Microsoft.Management/managementGroups/";
    private const string Registries = $"{Providers}Microsoft.ContainerRegistry/registries/";
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether it gives a built-in role. A role that the stack declares is a custom role.</summary>
    internal static Decision Gives(this DeclaredResource assignment, BuiltInRole role)
    {
        var definition = assignment["roleDefinitionId"];
        return definition.IsUnknown && definition.Mentions(Kinds.RoleDefinition)
            ? Decision.No
            : definition.Is(id => ResourceIds.Comparer.Equals(ResourceIds.Name(id), role.Id));
    }

    /// <summary>Whether its scope is a registry.</summary>
    internal static Decision IsAtRegistry(this DeclaredResource assignment)
    {
        var scope = assignment["scope"];
        return scope.IsUnknown
            ? scope.Mentions(Kinds.Registry) ? Decision.Yes : scope.Mentions(Kinds.ResourceGroup) ? Decision.No : Decision.Undecided
            : scope.Is(id => id.Contains(Registries, IgnoreCase));
    }

    /// <summary>Whether its scope is a resource group, a subscription or a management group.</summary>
    internal static Decision IsAboveResources(this DeclaredResource assignment)
    {
        var scope = assignment["scope"];
        return scope.IsUnknown
            ? !assignment.IsAtRegistry()
            : scope.Is(id => !id.Contains(Providers, IgnoreCase) || id.StartsWith(ManagementGroups, IgnoreCase));
    }

    private static bool Mentions(this DeclaredValue value, string kind) => value.References.Any(resource => resource.Kind == kind);
}
