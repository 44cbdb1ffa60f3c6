using Infra.Tests.Mocks;

namespace Infra.Tests.Identities;

public class IdentityTests
{
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Identity = "azure-native:managedidentity:UserAssignedIdentity";
    private const string Credential = "azure-native:managedidentity:FederatedIdentityCredential";
    private const string Guid = "11111111-2222-3333-4444-555555555555";
    private const string Identities = "providers/Microsoft.ManagedIdentity/userAssignedIdentities";
    private const string Existing = $"/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg/{Identities}/shared";
    private const string Declared = $"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/{Identities}";

    [Theory]
    [InlineData("{ systemAssigned: true }", """{ "type": "SystemAssigned" }""")]
    [InlineData("{ systemAssigned: false }", """{ "type": "None" }""")]
    [InlineData("{ userAssigned: [{ name: id-ci, attach: false }] }", """{ "type": "None" }""")]
    [InlineData(
        "{ userAssigned: [{ name: id-b }, { name: id-a }, { name: id-ci, attach: false }] }",
        $$"""{ "type": "UserAssigned", "userAssignedIdentities": { "{{Declared}}/id-a": {}, "{{Declared}}/id-b": {} } }""")]
    [InlineData(
        $$"""{ systemAssigned: true, userAssigned: [{ name: shared, id: "{{Existing}}", principalId: {{Guid}}, clientId: {{Guid}}, tenantId: {{Guid}} }] }""",
        $$"""{ "type": "SystemAssigned, UserAssigned", "userAssignedIdentities": { "{{Existing}}": {} } }""")]
    public async Task The_registry_acts_as_the_identities_that_are_attached_to_it(string identity, string expected)
    {
        var mocks = await StackRun.StackAsync(With(identity));

        Assert.Equal(PlainJson.Normalize(expected), mocks.Input(Registry, "contoso", "identity"));
    }

    [Fact]
    public async Task An_identity_is_declared_beside_the_registry_with_its_tags()
    {
        var mocks = await StackRun.StackAsync(With("{ userAssigned: [{ name: id-registry, tags: { owner: security, cost: '7' } }] }"));

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "resourceName": "id-registry",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "tags": { "owner": "security", "cost": "7", "stage": "test" }
                }
                """),
            mocks.Inputs(Identity, "contoso-identity-id-registry"));
    }

    [Theory]
    [InlineData("rg-identities", "rg-identities")]
    [InlineData("RG-registry", "rg-registry")]
    public async Task An_identity_can_be_in_another_resource_group(string given, string used)
    {
        var mocks = await StackRun.StackAsync(With($"{{ userAssigned: [{{ name: id-registry, resourceGroup: {given} }}] }}"));

        Assert.Equal($"\"{used}\"", mocks.Input(Identity, "contoso-identity-id-registry", "resourceGroupName"));
    }

    [Fact]
    public async Task A_federated_credential_is_declared_for_the_tokens_it_takes()
    {
        var mocks = await StackRun.StackAsync(With("""
            { userAssigned: [{ name: id-ci, resourceGroup: rg-identities, federatedCredentials: [
              { name: main, issuer: "https://token.actions.githubusercontent.com", subject: "repo:org/app:ref:refs/heads/main" }] }] }
            """));

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "federatedIdentityCredentialResourceName": "main",
                  "resourceName": "id-ci",
                  "resourceGroupName": "rg-identities",
                  "issuer": "https://token.actions.githubusercontent.com",
                  "subject": "repo:org/app:ref:refs/heads/main",
                  "audiences": ["api://AzureADTokenExchange"]
                }
                """),
            mocks.Inputs(Credential, "contoso-identity-id-ci.main"));
    }

    [Fact]
    public async Task An_existing_identity_is_not_declared()
    {
        var mocks = await StackRun.StackAsync(With(
            $"{{ userAssigned: [{{ name: shared, id: \"{Existing}\", principalId: {Guid}, clientId: {Guid}, tenantId: {Guid} }}] }}"));

        Assert.DoesNotContain(mocks.Registered, label => label.StartsWith("UserAssignedIdentity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stacks_outputs_name_every_identity()
    {
        var mocks = await StackRun.StackAsync(With($$"""
            { userAssigned: [{ name: id-registry }, { name: shared, id: "{{Existing}}", principalId: {{Guid}}, clientId: {{Guid}}, tenantId: {{Guid}} }] }
            """));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "id-registry": {
                    "id": "{{Declared}}/id-registry", "principalId": "principal-of-id-registry", "clientId": "client-of-id-registry"
                  },
                  "shared": { "id": "{{Existing}}", "principalId": "{{Guid}}", "clientId": "{{Guid}}" }
                }
                """),
            await mocks.RegistryOutputAsync("contoso", "identities"));
    }

    private static string With(string identity) => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: { owner: platform, stage: test }
          identity: {{identity.ReplaceLineEndings(" ")}}
        """;
}
