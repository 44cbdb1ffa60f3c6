using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Identities;

/// <summary>Reads <c>identity</c>.</summary>
internal static class IdentitySection
{
    private const string UserAssignedIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities";

    /// <summary>The identities that could be read; none when the key is left out.</summary>
    internal static IdentitySettings Read(ConfigNode? identity) => identity?.AsMap(map =>
    {
        var systemAssigned = map.Optional("systemAssigned")?.AsBoolean() ?? false;
        var userAssigned = map.Optional("userAssigned");
        var identities = userAssigned?.AsList("identities", ReadUserAssigned) ?? [];
        if (userAssigned is not null)
            DistinctNames.Check(userAssigned);
        return new IdentitySettings
        {
            SystemAssigned = systemAssigned,
            UserAssigned = identities
                .DistinctBy(read => read.Name, StringComparer.OrdinalIgnoreCase)
                .ToImmutableSortedDictionary(read => read.Name, read => read, StringComparer.Ordinal),
        };
    }) ?? new IdentitySettings();

    private static UserAssignedIdentitySettings? ReadUserAssigned(ConfigNode identity) => identity.AsMap(map =>
    {
        var name = map.Required("name")?.AsDirectoryName(DirectoryNames.MaximumIdentityLength);
        var attach = map.Optional("attach")?.AsBoolean() ?? true;
        return map.Optional("id") is { } id ? ReadExisting(map, id, name, attach) : ReadDeclared(map, name, attach);
    });

    private static UserAssignedIdentitySettings? ReadExisting(ConfigMap map, ConfigNode idNode, string? name, bool attach)
    {
        var id = idNode.AsResourceId(UserAssignedIdentity);
        var principalId = map.Required("principalId")?.AsDirectoryId();
        var clientId = map.Required("clientId")?.AsDirectoryId();
        var tenantId = map.Required("tenantId")?.AsDirectoryId();
        return name is null || id is null || principalId is null || clientId is null || tenantId is null
            ? null
            : new UserAssignedIdentitySettings { Name = name, Attach = attach, Existing = new(id, principalId, clientId, tenantId) };
    }

    private static UserAssignedIdentitySettings? ReadDeclared(ConfigMap map, string? name, bool attach)
    {
        var resourceGroup = map.Optional("resourceGroup")?.AsResourceGroupName();
        var tags = map.Optional("tags").AsTags();
        var credentials = map.Optional("federatedCredentials") is { } list ? FederatedCredentialSection.Read(list) : [];
        return name is null
            ? null
            : new UserAssignedIdentitySettings
            {
                Name = name,
                Attach = attach,
                ResourceGroup = resourceGroup,
                Tags = tags,
                FederatedCredentials = credentials,
            };
    }
}
