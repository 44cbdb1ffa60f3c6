using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ManagedIdentity;

public class FederatedCredentialTests
{
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/pusher";

    private static string Credential(string name) => $"{Identity}/federatedIdentityCredentials/{name}";

    private static string Body(string subject = "repo:contoso/app:ref:refs/heads/main", string audiences = "\"api://AzureADTokenExchange\"")
        => $$"""{ "properties": { "issuer": "https://token.actions.githubusercontent.com", "subject": "{{subject}}", "audiences": [{{audiences}}] } }""";

    private static async Task<AzureClient> StartWithIdentityAsync(TimeSpan operationTime = default)
    {
        var azure = await StartWithGroupAsync(operationTime: operationTime);
        _ = await azure.SucceedAsync("PUT", Identity, """{ "location": "westeurope" }""");
        return azure;
    }

    [Fact]
    public async Task Issuer_and_subject_are_unique_for_an_identity()
    {
        await using var azure = await StartWithIdentityAsync();
        _ = await azure.SucceedAsync("PUT", Credential("main"), Body());

        var same = await azure.SendAsync("PUT", Credential("again"), Body());

        Assert.Equal((409, "properties.subject"), (same.Status, same.ErrorTarget));
        Assert.Equal(201, (await azure.SendAsync("PUT", Credential("tags"), Body("repo:contoso/app:ref:refs/tags/v1"))).Status);
        Assert.Equal(200, (await azure.SendAsync("PUT", Credential("main"), Body())).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"one\", \"two\"")]
    public async Task Credential_has_one_audience(string audiences)
    {
        await using var azure = await StartWithIdentityAsync();

        Assert.Equal("properties.audiences", (await azure.SendAsync("PUT", Credential("main"), Body(audiences: audiences))).ErrorTarget);
    }

    [Fact]
    public async Task Identity_has_at_most_20_credentials()
    {
        await using var azure = await StartWithIdentityAsync();
        for (var number = 0; number < 20; number++)
        {
            _ = await azure.SucceedAsync("PUT", Credential($"branch{number}"), Body($"branch {number}"));
        }

        var refused = await azure.SendAsync("PUT", Credential("onemore"), Body("one more"));

        Assert.Equal((400, "FederatedIdentityCredentialLimitReached"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Credentials_of_one_identity_are_written_one_at_a_time()
    {
        var minute = TimeSpan.FromMinutes(1);
        await using var azure = await StartWithIdentityAsync(minute);
        _ = await azure.SucceedAsync("PUT", Credential("first"), Body("first"));

        var meanwhile = await azure.SendAsync("PUT", Credential("second"), Body("second"));
        azure.Time.Advance(minute);
        var later = await azure.SendAsync("PUT", Credential("second"), Body("second"));
        var deletion = await azure.SendAsync("DELETE", Credential("first"));

        const string code = "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity";
        Assert.Equal((409, code), (meanwhile.Status, meanwhile.ErrorCode));
        Assert.Equal(201, later.Status);
        Assert.Equal((409, code), (deletion.Status, deletion.ErrorCode));
    }
}
