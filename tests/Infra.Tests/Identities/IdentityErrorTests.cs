using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Identities;

public class IdentityErrorTests
{
    private const string Path = "geo-registry:registries[0].identity.userAssigned";
    private const string Id =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared";
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("id", "\"id\"", "must be 3 to 128 letters, digits, hyphens and underscores", null)]
    [InlineData("id registry", "\"id registry\"", "must be 3 to 128 letters, digits, hyphens and underscores", "idregistry")]
    [InlineData("-registry", "\"-registry\"", "must begin with a letter or a digit", "registry")]
    [InlineData("-_a", "\"-_a\"", "must begin with a letter or a digit", null)]
    public void An_identitys_name_that_breaks_Azures_rule_is_refused(string name, string shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].name", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"identity: {{ userAssigned: [{{ name: \"{name}\" }}] }}")));

    [Fact]
    public void Two_identities_of_one_name_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[1].name",
                "\"ID-registry\"",
                $"must be in the list once; {Path}[0].name has it as well, and letter case does not tell names apart",
                null),
            Assert.Single(SettingsFile.MistakesWith("identity: { userAssigned: [{ name: id-registry }, { name: ID-registry }] }")));

    [Fact]
    public void An_id_of_something_else_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].id",
                "\"shared\"",
                "must be the id of a Microsoft.ManagedIdentity/userAssignedIdentities: "
                    + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME",
                null),
            Assert.Single(SettingsFile.MistakesWith(
                $"identity: {{ userAssigned: [{{ name: shared, id: shared, principalId: {Guid}, clientId: {Guid}, tenantId: {Guid} }}] }}")));

    [Fact]
    public void An_existing_identity_without_its_other_ids_is_refused()
        => Assert.Equal(
            new[] { "principalId", "clientId", "tenantId" }.Select(key => new ConfigurationError($"{Path}[0].{key}", null, "must be given", null)),
            SettingsFile.MistakesWith($"identity: {{ userAssigned: [{{ name: shared, id: \"{Id}\" }}] }}"));

    [Fact]
    public void What_is_said_of_an_identity_that_is_declared_cannot_be_said_of_an_existing_one()
        => Assert.Equal(
            new[] { "resourceGroup", "tags", "federatedCredentials" }.Select(key => $"{Path}[0].{key}"),
            SettingsFile.MistakesWith($$"""
                identity:
                  userAssigned:
                    - { name: shared, id: "{{Id}}", principalId: {{Guid}}, clientId: {{Guid}}, tenantId: {{Guid}},
                        resourceGroup: rg, tags: { a: b }, federatedCredentials: [] }
                """).Select(mistake => mistake.Path));

    [Fact]
    public void An_object_id_that_is_none_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].principalId", "\"shared\"", "must be an id of Microsoft Entra, such as 11111111-2222-3333-4444-555555555555", null),
            Assert.Single(SettingsFile.MistakesWith(
                $"identity: {{ userAssigned: [{{ name: shared, id: \"{Id}\", principalId: shared, clientId: {Guid}, tenantId: {Guid} }}] }}")));

    [Theory]
    [InlineData(
        "issuer: http://example.com, subject: a",
        "issuer",
        "\"http://example.com\"",
        "must be an https address, such as https://token.actions.githubusercontent.com",
        null)]
    [InlineData("issuer: 'https://example.com', subject: 'repo:org/*'", "subject", "\"repo:org/*\"", Claim, null)]
    [InlineData("issuer: 'https://example.com', subject: 'repo '", "subject", "\"repo \"", Claim, "repo")]
    [InlineData("issuer: 'https://example.com', subject: a, audience: ''", "audience", "\"\"", Claim, null)]
    [InlineData("issuer: 'https://example.com'", "subject", null, "must be given", null)]
    [InlineData("subject: a", "issuer", null, "must be given", null)]
    public void A_federated_credential_that_no_token_would_match_is_refused(string credential, string key, string? shown, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].federatedCredentials[0].{key}", shown, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith(
                $"identity: {{ userAssigned: [{{ name: id-ci, federatedCredentials: [{{ name: main, {credential} }}] }}] }}")));

    [Fact]
    public void Two_credentials_for_one_subject_of_an_issuer_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].federatedCredentials[1].subject",
                "\"repo:org/app\"",
                $"must be another than that of {Path}[0].federatedCredentials[0].subject: an identity has one credential for an issuer and subject",
                "remove one of the two entries"),
            Assert.Single(SettingsFile.MistakesWith("""
                identity:
                  userAssigned:
                    - name: id-ci
                      federatedCredentials:
                        - { name: main, issuer: "https://example.com", subject: "repo:org/app" }
                        - { name: same, issuer: "https://example.com", subject: "repo:org/app" }
                        - { name: other, issuer: "https://example.org", subject: "repo:org/app" }
                """)));

    [Fact]
    public void More_credentials_than_Microsoft_Entra_takes_for_one_identity_are_refused()
    {
        var credentials = string.Join(
            ", ", Enumerable.Range(0, 21).Select(number => $"{{ name: main-{number}, issuer: 'https://example.com', subject: s{number} }}"));

        Assert.Equal(
            new ConfigurationError(
                $"{Path}[0].federatedCredentials",
                "[ … ]",
                "must be at most 20 federated credentials; Microsoft Entra takes no more for one identity",
                "another identity for some of them"),
            Assert.Single(SettingsFile.MistakesWith($"identity: {{ userAssigned: [{{ name: id-ci, federatedCredentials: [{credentials}] }}] }}")));
    }

    private const string Claim
        = "must be 1 to 600 characters without spaces around them and without *: Microsoft Entra compares it with the token's letter for letter";
}
