using System.Collections;
using System.Collections.Immutable;
using GeoRegistry.Stacks;

namespace Infra.Tests.Mocks;

/// <summary>Answers for registries, in all API versions that the program declares them in.</summary>
internal static class RegistryAnswers
{
    internal static void AddTo(AzureMocks mocks)
    {
        mocks.Answer("azure-native:containerregistry:Registry", inputs => (Id(inputs), Outputs(inputs)));
        foreach (var version in (string[])["v20251101", "v20260101preview"])
        {
            mocks.Answer(
                $"azure-native_containerregistry_{version}:containerregistry:Registry",
                inputs => (Id(inputs), [.. Outputs(inputs), ("identity", Identity(inputs))]));
        }
    }

    private static string Id(ImmutableDictionary<string, object> inputs)
        => $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.ContainerRegistry/registries/{inputs["registryName"]}";

    private static (string Name, object Value)[] Outputs(ImmutableDictionary<string, object> inputs) =>
    [
        ("name", inputs["registryName"]),
        ("loginServer", $"{inputs["registryName"]}.azurecr.io"),
        ("provisioningState", "Succeeded"),
    ];

    /// <summary>In newer versions a program sends the ids of attached identities; Azure returns the details of each.</summary>
    private static ImmutableDictionary<string, object> Identity(ImmutableDictionary<string, object> inputs)
    {
        var identity = (ImmutableDictionary<string, object>)inputs["identity"];
        return identity.TryGetValue("userAssignedIdentities", out var attached)
            ? identity.SetItem("userAssignedIdentities", ((IEnumerable)attached).Cast<string>().ToImmutableDictionary(id => id, object (id) => Known(id)))
            : identity;
    }

    private static ImmutableDictionary<string, object> Known(string id)
        => ImmutableDictionary<string, object>.Empty
            .Add("clientId", $"{IdentityAnswers.ClientId}{id.Split('/')[^1]}")
            .Add("principalId", $"{IdentityAnswers.PrincipalId}{id.Split('/')[^1]}");
}
