using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Access;

public class AccessErrorTests
{
    private const string Path = "geo-registry:registries[0].access";
    private const string ObjectId = "11111111-2222-3333-4444-555555555555";
    private const string Ci = $"principal: {{ objectId: {ObjectId}, type: ServicePrincipal }}";

    [Theory]
    [InlineData("can: read", "can", "\"read\"", "must be pull or push or delete", null)]
    [InlineData("can: pul", "can", "\"pul\"", "must be pull or push or delete", "pull")]
    [InlineData("role: AcrPul", "role", "\"AcrPul\"", UnknownRole, "AcrPull")]
    [InlineData("role: Storage Blob Data Reader", "role", "\"Storage Blob Data Reader\"", UnknownRole, null)]
    [InlineData("can: pull, role: AcrPull", "role", "\"AcrPull\"", "must be left out where can says which role it is", "remove one of the two")]
    [InlineData("can: pull, description: ''", "description", "\"\"", "must be 1 to 1024 characters in one line", null)]
    public void A_role_that_is_none_is_refused(string entry, string key, string shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].{key}", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, {entry}, {Ci} }}]")));

    [Fact]
    public void An_entry_without_a_role_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Path}[0]", "{ name: …, principal: … }", "must say what the principal can do: can, one of pull, push, delete, or role", null),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, {Ci} }}]")));

    [Theory]
    [InlineData("", "{ name: …, can: … }")]
    [InlineData($", identity: id-app, {Ci}", "{ name: …, can: …, identity: …, principal: … }")]
    public void An_entry_for_nobody_or_for_two_is_refused(string principals, string shown)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0]", shown, "must name whom the role is for: principal or identity or task or kubelets, and no two of them", null),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, can: pull{principals} }}]")));

    [Theory]
    [InlineData($"objectId: {ObjectId}", "type", null, "must be given", null)]
    [InlineData(
        $"objectId: {ObjectId}, type: Service Principal",
        "type",
        "\"Service Principal\"",
        "must be ServicePrincipal or User or Group or ForeignGroup or Device",
        "ServicePrincipal")]
    [InlineData("objectId: ci, type: User", "objectId", "\"ci\"", "must be an id of Microsoft Entra, such as 11111111-2222-3333-4444-555555555555", null)]
    [InlineData("type: User", "objectId", null, "must be given", null)]
    public void A_principal_that_Azure_would_not_know_is_refused(string principal, string key, string? shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].principal.{key}", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, can: push, principal: {{ {principal} }} }}]")));

    [Fact]
    public void An_identity_that_is_not_in_the_settings_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].identity", "\"id-ap\"", "must be the name of an identity in identity.userAssigned of this registry", "id-app"),
            Assert.Single(SettingsFile.MistakesWith("""
                identity: { userAssigned: [{ name: id-app }] }
                access: [{ name: app, can: pull, identity: id-ap }]
                """)));

    [Theory]
    [InlineData("AcrPull", "Container Registry Repository Reader")]
    [InlineData("acrpush", "Container Registry Repository Writer")]
    [InlineData("c2f4ef07-c644-48eb-af81-4b1b4947fb11", "Container Registry Repository Contributor")]
    public void A_role_of_the_registry_is_refused_where_permissions_are_by_repository(string role, string instead)
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].role",
                $"\"{role}\"",
                "is a role that a registry with roleAssignmentMode: AbacRepositoryPermissions does not honour; assigning it would do nothing",
                instead),
            Assert.Single(SettingsFile.MistakesWith($"roleAssignmentMode: AbacRepositoryPermissions\naccess: [{{ name: ci, role: {role}, {Ci} }}]")));

    [Theory]
    [InlineData("Container Registry Repository Reader", "AcrPull")]
    [InlineData("/providers/Microsoft.Authorization/roleDefinitions/2a1e307c-b015-4ebd-883e-5b7698a07328", "AcrPush")]
    [InlineData("Container Registry Repository Contributor", "AcrDelete")]
    [InlineData("Container Registry Repository Catalog Lister", "remove the entry: roles such as Reader list repositories here")]
    public void A_role_by_repository_is_refused_where_permissions_are_the_registrys(string role, string instead)
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].role",
                role.Length > 78 ? $"\"{role[..78]}…" : $"\"{role}\"",
                "is a role that a registry with roleAssignmentMode: LegacyRegistryPermissions does not honour; assigning it would do nothing",
                instead),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, role: {role}, {Ci} }}]")));

    [Theory]
    [InlineData("can: pull", "role: AcrPull", "AcrPull")]
    [InlineData("role: 7f951dda-4ed3-4680-a7ca-43fe172d538d", "role: AcrPull", "AcrPull")]
    public void The_same_role_twice_for_one_principal_is_refused(string first, string second, string role)
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[1].principal.objectId",
                $"\"{ObjectId}\"",
                $"must not be given {role} twice; {Path}[0].principal.objectId gives it already",
                "one entry with all its repositories"),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: a, {first}, {Ci} }}, {{ name: b, {second}, {Ci} }}]")));

    [Fact]
    public void The_same_role_twice_is_refused_however_the_principal_is_called()
        => Assert.Equal(
            [$"{Path}[1].identity", $"{Path}[2].kubelets[1].objectId", $"{Path}[4].identity"],
            SettingsFile.MistakesWith($$"""
                identity:
                  userAssigned:
                    - name: shared
                      id: /subscriptions/{{ObjectId}}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared
                      principalId: {{ObjectId}}
                      clientId: {{ObjectId}}
                      tenantId: {{ObjectId}}
                    - name: id-app
                access:
                  - { name: a, can: pull, {{Ci}} }
                  - { name: b, can: pull, identity: shared }
                  - name: c
                    can: pull
                    kubelets: [{ region: eastus, objectId: 22222222-2222-3333-4444-555555555555 }, { region: West US, objectId: {{ObjectId}} }]
                  - { name: d, can: pull, identity: id-app }
                  - { name: e, can: pull, identity: id-app }
                  - { name: f, can: push, identity: id-app }
                """).Select(mistake => mistake.Path));

    [Fact]
    public void Two_clusters_of_one_region_in_one_entry_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].kubelets[1].region",
                "\"East US\"",
                $"must be in the list once; {Path}[0].kubelets[0].region is eastus as well",
                "another entry of access for the second cluster"),
            Assert.Single(SettingsFile.MistakesWith($$"""
                access:
                  - name: aks
                    can: pull
                    kubelets: [{ region: eastus, objectId: {{ObjectId}} }, { region: East US, objectId: 22222222-2222-3333-4444-555555555555 }]
                """)));

    [Theory]
    [InlineData("can: pull, repositories: [App]", "repositories[0]", "\"App\"", UnknownRepository, "app")]
    [InlineData("can: pull, repositories: [\"*\"]", "repositories[0]", "\"*\"", UnknownRepository, null)]
    [InlineData("can: pull, repositories: [\"base*\"]", "repositories[0]", "\"base*\"", UnknownRepository, null)]
    [InlineData("can: pull, repositories: [\"a' OR 'a\"]", "repositories[0]", "\"a' OR 'a\"", UnknownRepository, null)]
    [InlineData(
        "can: pull, repositories: []",
        "repositories",
        "[]",
        "must name at least one of the repositories",
        "remove the key: the role is then for all of them")]
    [InlineData(
        "can: pull, repositories: [app, app]",
        "repositories[1]",
        "\"app\"",
        $"must be in the list once; it is at {Path}[0].repositories[0] as well",
        "remove one of the two")]
    [InlineData("can: pull, condition: ''", "condition", "\"\"", "must not be empty", "remove the key: the role is then without condition")]
    [InlineData(
        "can: pull, repositories: [app], condition: x",
        "condition",
        "\"x\"",
        "must be left out where repositories says what the condition is",
        "remove one of the two")]
    [InlineData(
        "role: Container Registry Repository Catalog Lister, repositories: [app]",
        "repositories",
        "[ … ]",
        "is for roles that repositories can narrow down, as pull, push and delete; Container Registry Repository Catalog Lister is none of these",
        "remove the key")]
    public void Repositories_that_make_no_condition_are_refused(string entry, string key, string shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].{key}", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"roleAssignmentMode: AbacRepositoryPermissions\naccess: [{{ name: ci, {entry}, {Ci} }}]")));

    [Fact]
    public void Repositories_are_refused_where_permissions_are_the_registrys()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].repositories",
                "[ … ]",
                "is only for a registry with roleAssignmentMode: AbacRepositoryPermissions; in others a role is for all repositories",
                "set roleAssignmentMode: AbacRepositoryPermissions, or remove the key"),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, can: pull, repositories: [app], {Ci} }}]")));

    [Fact]
    public void Two_entries_of_one_name_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[1].name", "\"CI\"", $"must be in the list once; {Path}[0].name has it as well, and letter case does not tell names apart", null),
            Assert.Single(SettingsFile.MistakesWith($"access: [{{ name: ci, can: pull, {Ci} }}, {{ name: CI, can: push, {Ci} }}]")));

    private const string UnknownRole
        = "must be the name or id of a built-in role for registries, or the id of the definition of a role of your own";

    private const string UnknownRepository = "must be a repository's name, such as app or base/dotnet, or all below one, such as base/*";
}
