using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Insights;

public class DiagnosticSettingTests
{
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs";
    private const string ElsewhereAccount =
        "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/logs";
    private const string AllLogs = """ "logs": [{ "categoryGroup": "allLogs", "enabled": true }] """;

    private static string Setting(string name) => $"{Registry}/providers/Microsoft.Insights/diagnosticSettings/{name}";

    private static string Body(string destination = $"\"workspaceId\": \"{Workspace}\"", string what = AllLogs)
        => $$"""{ "properties": { {{destination}}{{(destination.Length > 0 ? "," : "")}} {{what}} } }""";

    private static async Task<AzureClient> StartWithWorkspaceAsync()
    {
        var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Workspace, """{ "location": "westeurope" }""");
        return azure;
    }

    [Fact]
    public async Task Setting_needs_a_destination()
    {
        await using var azure = await StartWithWorkspaceAsync();

        var refused = await azure.SendAsync("PUT", Setting("all"), Body(destination: ""));

        Assert.Equal((400, "At least one data sink needs to be specified."), (refused.Status, refused.ErrorMessage));
    }

    [Theory]
    [InlineData("Dedicated")]
    [InlineData("AzureDiagnostics")]
    public async Task Registry_answers_null_for_the_type_of_destination(string type)
    {
        await using var azure = await StartWithWorkspaceAsync();

        _ = await azure.SucceedAsync("PUT", Setting("all"), Body(what: $"{AllLogs}, \"logAnalyticsDestinationType\": \"{type}\""));

        var properties = (await azure.GetAsync(Setting("all"))).Properties;
        Assert.True(properties.ContainsKey("logAnalyticsDestinationType"));
        Assert.Null(properties["logAnalyticsDestinationType"]);
    }

    [Theory]
    [InlineData($"\"workspaceId\": \"{Workspace}-2\"", 400)]
    [InlineData($"\"workspaceId\": \"{Registry}\"", 400)]
    [InlineData("\"storageAccountId\": \"logs\"", 400)]
    [InlineData($"\"storageAccountId\": \"{ElsewhereAccount}\"", 201)]
    public async Task Destination_has_to_exist_unless_it_is_in_another_subscription(string destination, int status)
    {
        await using var azure = await StartWithWorkspaceAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", Setting("all"), Body(destination))).Status);
    }

    [Theory]
    [InlineData("""{ "category": "ContainerRegistryLoginEvents", "enabled": true }""", 201)]
    [InlineData("""{ "categoryGroup": "audit", "enabled": true }""", 201)]
    [InlineData("""{ "category": "ContainerRegistryPullEvents", "enabled": true }""", 400)]
    [InlineData("""{ "categoryGroup": "everything", "enabled": true }""", 400)]
    [InlineData("""{ "category": "ContainerRegistryLoginEvents", "categoryGroup": "audit", "enabled": true }""", 400)]
    [InlineData("""{ "enabled": true }""", 400)]
    [InlineData("""{ "categoryGroup": "audit", "enabled": true, "retentionPolicy": { "enabled": true, "days": 7 } }""", 400)]
    public async Task Logs_of_a_registry_have_two_categories_and_two_groups_and_no_retention(string log, int status)
    {
        await using var azure = await StartWithWorkspaceAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", Setting("all"), Body(what: $"\"logs\": [{log}]"))).Status);
    }

    [Theory]
    [InlineData("AllMetrics", 201)]
    [InlineData("StorageUsed", 400)]
    public async Task Metrics_are_sent_all_together(string category, int status)
    {
        await using var azure = await StartWithWorkspaceAsync();

        var body = Body(what: $$""" "metrics": [{ "category": "{{category}}", "enabled": true }] """);

        Assert.Equal(status, (await azure.SendAsync("PUT", Setting("all"), body)).Status);
    }

    [Fact]
    public async Task Two_settings_cannot_send_one_category_to_one_workspace()
    {
        await using var azure = await StartWithWorkspaceAsync();
        _ = await azure.SucceedAsync("PUT", Setting("all"), Body());

        var twin = await azure.SendAsync(
            "PUT", Setting("logins"), Body(what: """ "logs": [{ "category": "ContainerRegistryLoginEvents", "enabled": true }] """));
        var elsewhere = await azure.SendAsync("PUT", Setting("archive"), Body($"\"storageAccountId\": \"{ElsewhereAccount}\""));
        var metrics = await azure.SendAsync("PUT", Setting("metrics"), Body(what: """ "metrics": [{ "category": "AllMetrics", "enabled": true }] """));

        Assert.Equal((409, "Conflict"), (twin.Status, twin.ErrorCode));
        Assert.Equal((201, 201), (elsewhere.Status, metrics.Status));
        Assert.Equal(200, (await azure.SendAsync("PUT", Setting("all"), Body())).Status);
    }

    [Fact]
    public async Task Resource_has_at_most_five_settings()
    {
        await using var azure = await StartWithWorkspaceAsync();
        string Account(int number) => $"\"storageAccountId\": \"{ElsewhereAccount}{number}\"";
        for (var number = 0; number < 5; number++)
        {
            _ = await azure.SucceedAsync("PUT", Setting($"to{number}"), Body(Account(number)));
        }

        var refused = await azure.SendAsync("PUT", Setting("onemore"), Body(Account(5)));

        Assert.Equal((409, "TooManyDiagnosticSettings"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Setting_goes_with_its_registry()
    {
        await using var azure = await StartWithWorkspaceAsync();
        _ = await azure.SucceedAsync("PUT", Setting("all"), Body());

        _ = await azure.SucceedAsync("DELETE", Registry);
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody());

        Assert.Equal(404, (await azure.GetAsync(Setting("all"))).Status);
    }

    [Theory]
    [InlineData(29, 400)]
    [InlineData(30, 201)]
    [InlineData(730, 201)]
    [InlineData(731, 400)]
    public async Task Workspace_keeps_logs_for_30_to_730_days(int days, int status)
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(
            status, (await azure.SendAsync("PUT", Workspace, $$"""{ "location": "westeurope", "properties": { "retentionInDays": {{days}} } }""")).Status);
    }

    [Fact]
    public async Task Deleted_workspace_is_recovered_by_creating_it_again()
    {
        await using var azure = await StartWithWorkspaceAsync();
        var before = (await azure.GetAsync(Workspace)).Properties;
        _ = await azure.SucceedAsync("DELETE", Workspace);

        _ = await azure.SucceedAsync("PUT", Workspace, """{ "location": "westeurope" }""");

        var after = (await azure.GetAsync(Workspace)).Properties;
        Assert.True(Guid.TryParse((string?)after["customerId"], out _));
        Assert.Equal((string?)before["customerId"], (string?)after["customerId"]);
        Assert.Equal(("PerGB2018", 30), ((string?)after["sku"]!["name"], (int)after["retentionInDays"]!));
    }
}
