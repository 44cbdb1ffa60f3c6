using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Resources;

public class RegistrationTests
{
    private const string Provider = $"{Subscription}/providers/Microsoft.ContainerRegistry";
    private const string Version = "2019-05-01";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Namespaces_are_registered_at_first()
    {
        await using var azure = await StartWithGroupAsync();

        var provider = await azure.GetAsync(Provider, Version);

        Assert.Equal(("Registered", "RegistrationRequired"), ((string?)provider.Body!["registrationState"], (string?)provider.Body["registrationPolicy"]));
    }

    [Theory]
    [InlineData("PUT", "")]
    [InlineData("PATCH", "")]
    [InlineData("POST", "/listCredentials")]
    public async Task Resources_of_a_namespace_that_is_not_registered_cannot_be_changed(string method, string action)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("POST", $"{Provider}/unregister", apiVersion: Version);

        var refused = await azure.SendAsync(method, Registry + action, RegistryBody());

        Assert.Equal((409, "MissingSubscriptionRegistration"), (refused.Status, refused.ErrorCode));
        Assert.Equal("Microsoft.ContainerRegistry", (string?)refused.Body!["error"]!["details"]![0]!["target"]);
        Assert.Equal(200, (await azure.GetAsync(Registry)).Status);
    }

    [Fact]
    public async Task Registering_takes_a_while()
    {
        await using var azure = await StartWithGroupAsync(operationTime: Minute);
        _ = await azure.SucceedAsync("POST", $"{Provider}/unregister", apiVersion: Version);

        var accepted = await azure.SucceedAsync("POST", $"{Provider}/register", apiVersion: Version);

        Assert.Equal("Registering", (string?)accepted.Body!["registrationState"]);
        Assert.Equal(409, (await azure.SendAsync("PUT", Registry, RegistryBody())).Status);
        azure.Time.Advance(Minute);
        Assert.Equal("Registered", (string?)(await azure.GetAsync(Provider, Version)).Body!["registrationState"]);
        Assert.Equal(201, (await azure.SendAsync("PUT", Registry, RegistryBody())).Status);
    }

    [Fact]
    public async Task Namespace_that_is_not_registered_is_no_resource()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("POST", $"{Provider}/unregister", apiVersion: Version);

        Assert.Empty((await azure.GetAsync($"{Subscription}/resources", "2024-03-01")).Names);
    }

    [Fact]
    public async Task Namespaces_that_need_no_registration_stay_as_they_are()
    {
        await using var azure = await StartWithGroupAsync();

        var provider = await azure.SucceedAsync("POST", $"{Subscription}/providers/Microsoft.Authorization/unregister", apiVersion: Version);

        Assert.Equal(("Registered", "RegistrationFree"), ((string?)provider.Body!["registrationState"], (string?)provider.Body["registrationPolicy"]));
    }

    [Fact]
    public async Task Namespace_that_does_not_exist_cannot_be_registered()
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(
            "InvalidResourceNamespace",
            (await azure.SendAsync("POST", $"{Subscription}/providers/Microsoft.Nothing/register", apiVersion: Version)).ErrorCode);
    }
}
