using GeoRegistry.Settings;

namespace Infra.Tests.Settings;

public class BuildMistakeTests
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
            new Mistake($"{Registry}.agentPools[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($$"""
                privateAccess: { networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: builds, prefix: 10.0.0.0/26 }] }] }
                agentPools: [{ {{pool}} }]
                """)));

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
    public void A_task_that_Azure_does_not_take_is_refused(string task, string key, string? value, string rule, string? suggestion)
        => Assert.Contains(
            new Mistake($"{Registry}.tasks[0].{key}", value, rule, suggestion),
            SettingsFile.MistakesWith($"agentPools: [{{ name: builds }}]\ntasks: [{{ {task} }}]"));

    [Theory]
    [InlineData("ReadOnly", "must be CanNotDelete or None: under a ReadOnly lock Azure refuses every later change, those of this program among them", "CanNotDelete")]
    [InlineData("CannotDelete", "must be CanNotDelete or None", "CanNotDelete")]
    public void A_lock_that_would_lock_the_program_out_is_refused(string level, string rule, string suggestion)
        => Assert.Equal(new Mistake($"{Registry}.lock", $"\"{level}\"", rule, suggestion), Assert.Single(SettingsFile.MistakesWith($"lock: {level}")));
}
