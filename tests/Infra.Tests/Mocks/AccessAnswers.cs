namespace Infra.Tests.Mocks;

/// <summary>Answers for role assignments.</summary>
internal static class AccessAnswers
{
    internal static void AddTo(AzureMocks mocks)
        => mocks.Answer("azure-native:authorization:RoleAssignment", inputs => (
            $"{inputs["scope"]}/providers/Microsoft.Authorization/roleAssignments/{inputs["roleAssignmentName"]}",
            [("name", inputs["roleAssignmentName"]), ("createdOn", "2026-01-01T00:00:00Z")]));
}
