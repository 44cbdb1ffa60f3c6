using GeoRegistry.Azure;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Rules.Security;

/// <summary>Assignments of roles, as <see cref="DeclaredYaml"/> reads them, and what they are about.</summary>
internal static class AssignedRoles
{
    internal const string Subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";
    internal const string Group = $"{Subscription}/resourceGroups/rg";
    internal const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";

    internal const string Contoso = "- containerregistry:Registry contoso: { registryName: contoso }\n";
    internal const string DeclaredGroup = "- resources:ResourceGroup rg: {}\n";
    internal const string DeclaredRole = "- authorization:RoleDefinition own: {}\n";

    /// <summary>The id of a role's definition, which belongs to no subscription.</summary>
    internal static string Definition(string role) => $"/providers/Microsoft.Authorization/roleDefinitions/{role}";

    internal static string TeamHas(BuiltInRole role, string scope) => TeamHas(Definition(role.Id), scope);

    internal static string TeamHas(string definition, string scope) => Has("team", definition, scope);

    internal static string Has(string name, BuiltInRole role) => Has(name, Definition(role.Id), Group);

    internal static string Has(string name, string definition) => Has(name, definition, Group);

    private static string Has(string name, string definition, string scope) => $$"""
        - authorization:RoleAssignment {{name}}:
            roleDefinitionId: {{definition}}
            scope: {{scope}}

        """;
}
