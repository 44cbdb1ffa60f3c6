using System.Text.RegularExpressions;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Names;

/// <summary>The setting <c>pulumi:autonaming</c>. Recorded in case 77 of the official engine.</summary>
public sealed class AutonamingTests : IDisposable
{
    private static readonly byte[] Seed = [1, 2, 3];
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("""{"mode":"default"}""", null, null)]
    [InlineData("""{}""", null, null)]
    [InlineData("""{"mode":"verbatim"}""", "a", AutonamingMode.Enforce)]
    [InlineData("""{"mode":"disabled"}""", "", AutonamingMode.Disable)]
    [InlineData("""{"pattern":"${organization}-${project}-${stack}-${name}-${config.tier}"}""", "organization-project-dev-a-gold", AutonamingMode.Propose)]
    [InlineData("""{"pattern":"x-${name}","enforce":true}""", "x-a", AutonamingMode.Enforce)]
    [InlineData("""{"mode":"verbatim","providers":{"fake":{"pattern":"p-${name}"}}}""", "p-a", AutonamingMode.Propose)]
    [InlineData("""{"mode":"verbatim","providers":{"other":{"pattern":"p-${name}"}}}""", "a", AutonamingMode.Enforce)]
    [InlineData("""{"mode":"verbatim","providers":{"fake":{"resources":{"fake:index:Thing":{"pattern":"r-${name}"}}}}}""", "r-a", AutonamingMode.Propose)]
    [InlineData("""{"mode":"verbatim","providers":{"fake":{"resources":{"fake:index:Other":{"pattern":"r-${name}"}}}}}""", null, null)]
    public async Task Most_special_rule_says_what_the_provider_is_told(string setting, string? name, object? mode)
    {
        _project.Configuration = StackConfiguration.Of(("project:tier", "gold"), ("pulumi:autonaming", setting));
        _project.Provider.SupportsAutonaming = true;

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal([name is null ? null : new Autonaming(name, (AutonamingMode)mode!)], _project.Provider.Checks.Select(check => check.Autonaming));
    }

    [Theory]
    [InlineData("${hex(7)}", "^[0-9a-f]{7}$")]
    [InlineData("${alphanum(6)}-${alphanum(6)}", "^([a-z0-9]{6})-(?!\\1)[a-z0-9]{6}$")]
    [InlineData("${string(5)}", "^[a-z]{5}$")]
    [InlineData("${num(4)}", "^[0-9]{4}$")]
    [InlineData("${uuid}/${uuid}", "^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/\\1$")]
    [InlineData("${name}${hex(0)}", "^a$")]
    public void Random_parts_are_made_of_the_seed(string pattern, string expected)
    {
        var named = new NamePattern(pattern, Stack());

        Assert.True(named.IsRandom);
        Assert.Matches(new Regex(expected), named.Name("a", Seed));
        Assert.Equal(named.Name("a", Seed), named.Name("a", Seed));
    }

    [Fact]
    public void What_is_no_expression_stays_as_it_is()
        => Assert.Equal(
            ("${other}-a", false),
            (new NamePattern("${other}-${name}", Stack()).Name("a", Seed), new NamePattern("${other}-${name}", Stack()).IsRandom));

    [Fact]
    public async Task Resource_that_would_get_the_same_name_is_deleted_before_it_is_replaced()
    {
        _project.Configuration = StackConfiguration.Of(("pulumi:autonaming", """{"mode":"verbatim"}"""));
        _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["DeleteReplaced a", "CreateReplacement a"], _project.Steps);
    }

    [Fact]
    public async Task Provider_that_takes_no_enforced_names_is_warned_of()
    {
        _project.Configuration = StackConfiguration.Of(("pulumi:autonaming", """{"pattern":"x-${name}","enforce":true}"""));

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["pulumi:autonaming gives it a name, but its provider does not take such names; give it one in the program"], _project.Warnings);
        Assert.Equal([null], _project.Provider.Checks.Select(check => check.Autonaming));
    }

    [Theory]
    [InlineData(
        """{"mode":"verbatim","pattern":"x"}""",
        "pulumi:autonaming: 'mode' cannot be there together with 'pattern' or 'enforce'; remove one or the other")]
    [InlineData(
        """{"providers":{"fake":{"mode":"copy"}}}""",
        "pulumi:autonaming.providers.fake.mode: 'copy' is no way to name resources; write default, verbatim or disabled")]
    [InlineData(
        """{"providers":{"fake":{"resources":{"fake:index:Thing":{"mode":""}}}}}""",
        "pulumi:autonaming.providers.fake.resources[\"fake:index:Thing\"].mode: '' is no way to name resources; write default, verbatim or disabled")]
    [InlineData(
        """{"pattern":"${config.tier}"}""",
        "pulumi:autonaming: the pattern '${config.tier}' needs the setting 'project:tier', which the stack does not have")]
    public void Setting_that_is_wrong_is_refused(string setting, string message)
        => Assert.Equal(message, Assert.Throws<RehearsalException>(() => new ResourceNaming(Stack(("pulumi:autonaming", setting)))).Message);

    [Theory]
    [InlineData("""{"patern":"x"}""")]
    [InlineData("verbatim")]
    public void Setting_that_cannot_be_read_is_refused_with_what_it_may_have(string setting)
        => Assert.StartsWith(
            "pulumi:autonaming cannot be read: ",
            Assert.Throws<RehearsalException>(() => new ResourceNaming(Stack(("pulumi:autonaming", setting)))).Message,
            StringComparison.Ordinal);

    private RehearsedStack Stack(params (string Key, string Value)[] configuration)
        => new("project", "dev", _project.Folder, StackConfiguration.Of(configuration), new ScriptedProgram(_ => Task.FromResult(0)));
}
