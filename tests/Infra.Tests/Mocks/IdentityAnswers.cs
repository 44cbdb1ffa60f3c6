using System.Collections.Immutable;
using GeoRegistry.Stacks;

namespace Infra.Tests.Mocks;

/// <summary>Answers for managed identities. Their ids are made of fixed parts, so that tests can say whose they are.</summary>
internal static class IdentityAnswers
{
    /// <summary>What <c>clientId</c> of every identity begins with; its name follows.</summary>
    internal const string ClientId = "client-of-";

    /// <summary>What <c>principalId</c> of every identity begins with; its name follows.</summary>
    internal const string PrincipalId = "principal-of-";

    /// <summary>The directory that all identities are in.</summary>
    internal const string TenantId = "00000000-0000-0000-0000-00000000000a";

    internal static void AddTo(AzureMocks mocks)
    {
        mocks.Answer("azure-native:managedidentity:UserAssignedIdentity", inputs => (
            $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{inputs["resourceName"]}",
            [
                ("name", inputs["resourceName"]),
                ("principalId", $"{PrincipalId}{inputs["resourceName"]}"),
                ("clientId", $"{ClientId}{inputs["resourceName"]}"),
                ("tenantId", TenantId),
            ]));
        mocks.AnswerCall("azure-native:managedidentity:getUserAssignedIdentity", arguments => ImmutableDictionary<string, object>.Empty
            .Add("principalId", $"{PrincipalId}{arguments["resourceName"]}")
            .Add("clientId", $"{ClientId}{arguments["resourceName"]}")
            .Add("tenantId", TenantId));
        mocks.Answer("azure-native:managedidentity:FederatedIdentityCredential", inputs => (
            $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{inputs["resourceName"]}"
                + $"/federatedIdentityCredentials/{inputs["federatedIdentityCredentialResourceName"]}",
            [("name", inputs["federatedIdentityCredentialResourceName"])]));
    }
}
