using GeoRegistry.Policies;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class FewOwnersTests : RuleTests
{
    private protected override Rule Rule => new FewOwners();

    private protected override Examples Passing => new()
    {
        ["three"] = """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            """,
        ["others between"] = """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment other: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            """,
        ["a reader behind three"] = """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment d: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7 }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["four and five"] = new(
            """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment d: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment e: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            """,
            "d roleDefinitionId: 3 others are owners already",
            "e roleDefinitionId: 3 others are owners already"),
    };

    private protected override Examples Undecided => new()
    {
        ["the fourth is not known yet"] = new(
            """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment d: { roleDefinitionId: !unknown '' }
            """,
            "d roleDefinitionId"),
        ["one before is not known yet"] = new(
            """
            - authorization:RoleAssignment a: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment b: { roleDefinitionId: !unknown '' }
            - authorization:RoleAssignment c: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            - authorization:RoleAssignment d: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635 }
            """,
            "d roleDefinitionId"),
        ["none is known yet"] = new(
            """
            - authorization:RoleAssignment a: { roleDefinitionId: !unknown '' }
            - authorization:RoleAssignment b: { roleDefinitionId: !unknown '' }
            - authorization:RoleAssignment c: { roleDefinitionId: !unknown '' }
            - authorization:RoleAssignment d: { roleDefinitionId: !unknown '' }
            """,
            "d roleDefinitionId"),
    };
}
