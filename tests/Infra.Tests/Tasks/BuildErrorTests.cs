using GeoRegistry.Configuration;
using GeoRegistry.Tasks;
using Infra.Tests.Configuration;
using Infra.Tests.EndToEnd;

namespace Infra.Tests.Tasks;

public class BuildErrorTests
{
    private const string Registry = "geo-registry:registries[0]";

    [Theory]
    [InlineData("tier: S1", "name", null, "must be given", null)]
    [InlineData("name: b_1", "name", "\"b_1\"", "must be 3 to 20 letters, digits and hyphens", null)]
    [InlineData("name: builds, tier: S4", "tier", "\"S4\"", "must be S1 or S2 or S3 or I6", "S1")]
    [InlineData("name: builds, count: 101", "count", "101", "must be a whole number from 0 to 100, without quotes", null)]
    [InlineData(
        "name: builds, subnet: vnet/buids",
        "subnet",
        "\"vnet/buids\"",
        "must be a subnet declared in this stack (vnet/builds), or the id of one that exists",
        "vnet/builds")]
    public void An_agent_pool_that_Azure_does_not_take_is_refused(string pool, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.agentPools[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($$"""
                privateAccess: { networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: builds, prefix: 10.0.0.0/26 }] }] }
                agentPools: [{ {{pool}} }]
                """)));

    [Theory]
    [InlineData("westeurope", true)]
    [InlineData("Switzerland North", true)]
    [InlineData("uksouth", false)]
    [InlineData("germanywestcentral", false)]
    public void An_agent_pool_in_a_region_that_offers_none_is_refused(string region, bool isOffered)
    {
        var yaml = $"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: {region}
              agentPools: [{"{ name: builds }"}]
            """;
        if (isOffered)
        {
            Assert.Single(SettingsFile.Read(yaml).Registries);
            return;
        }

        Assert.Equal(
            new ConfigurationError(
                $"{Registry}.agentPools",
                "[ … ]",
                $"must be left out: agent pools are in the home region, and {region} offers none; Azure has them in canadacentral, centralus, eastasia, "
                    + "eastus, eastus2, northeurope, southcentralus, switzerlandnorth, usgovarizona, usgovtexas, usgovvirginia, westeurope, westus2",
                "remove the key and agentPool of the tasks, which then run on machines that registries share"),
            Assert.Single(SettingsFile.Errors(yaml)));
    }

    [Theory]
    [InlineData("{ name: builds, tier: S1, count: 8 }", null)]
    [InlineData("{ name: builds, tier: S3, count: 2 }, { name: isolated, tier: I6, count: 0 }", null)]
    [InlineData("{ name: builds, tier: S3, count: 5 }", 40)]
    [InlineData("{ name: builds, tier: S2, count: 4 }, { name: small }", 18)]
    public void More_machines_than_the_usual_quota_allows_are_warned_of(string pools, int? cpus)
        => Assert.Equal(
            cpus is null
                ? []
                : [
                    $"{Registry}.agentPools: the pools have {cpus} virtual CPUs together, and Azure's quota for a registry is 16 by default; unless it was "
                        + "raised, ask for it in a support request: https://aka.ms/acr/support/create-ticket",
                ],
            SettingsFile.Read(SettingsFile.RegistryWith($"agentPools: [{pools}]")).Warnings.Select(warning => warning.ToString()));

    [Fact]
    public void Machines_that_nobody_shares_are_warned_of()
        => Assert.Equal(
            new ConfigurationWarning(
                $"{Registry}.agentPools[1].tier",
                "Azure's quota for machines of I6 is 0 by default; unless it was raised, ask for it in a support request: "
                    + "https://aka.ms/acr/support/create-ticket"),
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("agentPools: [{ name: builds }, { name: isolated, tier: I6 }]")).Warnings));

    [Theory]
    [InlineData("name: pur, step: { yaml: a }", "name", "\"pur\"", "must be 5 to 50 letters, digits, hyphens and underscores", null)]
    [InlineData("name: purge", "step", null, "must be given", null)]
    [InlineData("name: purge, step: {}", "step", "{  }", "must have exactly one of file, yaml and dockerfile", null)]
    [InlineData("name: purge, step: { yaml: a, file: b }", "step", "{ yaml: …, file: … }", "must have exactly one of file, yaml and dockerfile", null)]
    [InlineData("name: purge, step: { file: acb.yaml }", "step.context", null, "must be given: the files of the step have to come from somewhere", null)]
    [InlineData("name: purge, step: { dockerfile: Dockerfile }", "step.context", null, "must be given: the files of the step have to come from somewhere", null)]
    [InlineData("name: purge, step: { yaml: a, contextAccessToken: 1 }", "step.contextAccessToken", "[secret]", "must be text", "put it in quotes")]
    [InlineData("name: purge, step: { yaml: a, values: { A: b }, secretValues: { A: c } }", "step.secretValues.A", "[secret]", "must not be in values as well", "keep one of the two")]
    [InlineData(
        "name: purge, step: { yaml: a }, schedules: { nightly: daily }",
        "schedules.nightly",
        "\"daily\"",
        "must be a cron expression of five fields (minute, hour, day, month, day of the week), in UTC, such as 0 2 * * *",
        null)]
    [InlineData("name: purge, step: { yaml: a }, baseImageTrigger: None", "baseImageTrigger", "\"None\"", "must be Runtime or All", null)]
    [InlineData("name: purge, step: { yaml: a }, agentPool: builts", "agentPool", "\"builts\"", $"must be the name of one of {Registry}.agentPools", "builds")]
    [InlineData("name: purge, step: { yaml: a }, identity: builder", "identity", "\"builder\"", $"must be the name of one of {Registry}.identity.userAssigned", null)]
    [InlineData("name: purge, step: { yaml: a }, timeoutSeconds: 299", "timeoutSeconds", "299", "must be a whole number from 300 to 28800, without quotes", null)]
    [InlineData("name: purge, step: { yaml: a }, platform: { os: linux }", "platform.os", "\"linux\"", "must be Linux or Windows", "Linux")]
    [InlineData("name: purge, step: { yaml: a }, platform: { architecture: x64 }", "platform.architecture", "\"x64\"", "must be amd64 or 386 or arm or arm64", null)]
    [InlineData(
        "name: purge, step: { yaml: a }, identity: system, registries: [ghcr.io]",
        "registries[0]",
        "\"ghcr.io\"",
        "must be the host name of a registry of Azure's, in lower case, such as contoso.azurecr.io: others do not know managed identities",
        null)]
    [InlineData(
        "name: purge, step: { yaml: a }, registries: [a.azurecr.io]",
        "registries",
        "[ … ]",
        "must be left out without identity, with which the task signs in there",
        "add identity, or remove the key")]
    [InlineData(
        "name: purge, step: { yaml: a }, identity: system, registries: [a.azurecr.io, a.azurecr.io]",
        "registries[1]",
        "\"a.azurecr.io\"",
        "must be in the list once",
        "remove one of the two entries")]
    [InlineData("name: purge, step: { yaml: a }, cpu: 0", "cpu", "0", "must be a whole number from 1 to 64, without quotes", null)]
    [InlineData(
        "name: purge, step: { yaml: a }, logTemplate: logs",
        "logTemplate",
        "\"logs\"",
        "must be a repository, a colon and a tag, in which {{.Run.ID}} and the like are filled in: logs/build:{{.Run.ID}}",
        null)]
    public void A_task_that_Azure_does_not_take_is_refused(string task, string key, string? value, string rule, string? suggestion)
        => Assert.Contains(
            new ConfigurationError($"{Registry}.tasks[0].{key}", value, rule, suggestion),
            SettingsFile.MistakesWith($"agentPools: [{{ name: builds }}]\ntasks: [{{ {task} }}]"));

    [Theory]
    [InlineData("0 2 * * *")]
    [InlineData("*/5 9-17 1,15 Jan-Mar Mon-Fri")]
    [InlineData("0  12 * * monday")]
    [InlineData("59 23 31 12 6")]
    public void A_schedule_that_Azure_can_read_is_taken(string schedule)
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(Task($"nightly: '{schedule}'"))).Registries);

        Assert.Equal(schedule, Assert.Single(registry.Builds.Tasks).Schedules["nightly"]);
    }

    [Theory]
    [InlineData("60 2 * * *", "0 to 59 as the minute, where it has 60")]
    [InlineData("0 24 * * *", "0 to 23 as the hour, where it has 24")]
    [InlineData("0 0 0 * *", "1 to 31 as the day of the month, where it has 0")]
    [InlineData("0 0 1 13 *", "1 to 12, or Jan to Dec as the month, where it has 13")]
    [InlineData("0 0 * * 7", "0 (Sunday) to 6, or Sun to Sat as the day of the week, where it has 7")]
    [InlineData("0 0 * * Mo-Xy", "0 (Sunday) to 6, or Sun to Sat as the day of the week, where it has Mo-Xy")]
    [InlineData("*/ 2 * * *", "0 to 59 as the minute, where it has */")]
    [InlineData("1,,2 2 * * *", "0 to 59 as the minute, where it has 1,,2")]
    [InlineData("99999999999 2 * * *", "0 to 59 as the minute, where it has 99999999999")]
    [InlineData("0 2 * * ?", "0 (Sunday) to 6, or Sun to Sat as the day of the week, where it has ?")]
    public void A_schedule_with_a_wrong_field_is_refused_with_the_field(string schedule, string rule)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.tasks[0].schedules.nightly",
                $"\"{schedule}\"",
                $"must have {rule}: a value, a range 1-3, a list 1,3, * for all, or */2 for every second",
                null),
            Assert.Single(SettingsFile.MistakesWith(Task($"nightly: '{schedule}'"))));

    [Fact]
    public void A_schedule_with_seconds_is_refused_with_one_without()
        => Assert.Equal("30 2 * * Sun", Assert.Single(SettingsFile.MistakesWith(Task("nightly: '0 30 2 * * Sun'"))).Suggestion);

    [Fact]
    public void A_range_that_Azure_reads_the_other_way_round_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.tasks[0].schedules.nightly",
                "\"0 2 * * Fri-Mon\"",
                "must have ranges from lower to higher: as the day of the week, Azure reads Fri-Mon as Mon-Fri",
                "Mon-Fri, or each value: 5,6,0"),
            Assert.Single(SettingsFile.MistakesWith(Task("nightly: '0 2 * * Fri-Mon'"))));

    [Fact]
    public void Two_schedules_of_one_time_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.tasks[0].schedules.b",
                "\"0 2 * * *\"",
                $"must be another time than that of {Registry}.tasks[0].schedules.a: Azure takes each once",
                "remove one of the two entries"),
            Assert.Single(SettingsFile.MistakesWith(Task("a: '0 2 * * *', b: '0 2 * * *'"))));

    [Fact]
    public void Tasks_in_a_registry_with_IPv6_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.endpointProtocol",
                "\"IPv4AndIPv6\"",
                "must be IPv4 beside tasks: they do not work in a registry with IPv6",
                "IPv4, or remove the tasks"),
            Assert.Single(SettingsFile.MistakesWith($"endpointProtocol: IPv4AndIPv6\ndataEndpointEnabled: true\n{Task("a: '0 2 * * *'")}")));

    private static string Task(string schedules) => $"tasks: [{{ name: purge, step: {{ yaml: a }}, schedules: {{ {schedules} }} }}]";

    [Theory]
    [InlineData("ReadOnly", "must be CanNotDelete or None: under a ReadOnly lock Azure refuses every later change, those of this program among them", "CanNotDelete")]
    [InlineData("CannotDelete", "must be CanNotDelete or None", "CanNotDelete")]
    public void A_lock_that_would_lock_the_program_out_is_refused(string level, string rule, string suggestion)
        => Assert.Equal(new ConfigurationError($"{Registry}.lock", $"\"{level}\"", rule, suggestion), Assert.Single(SettingsFile.MistakesWith($"lock: {level}")));
}
