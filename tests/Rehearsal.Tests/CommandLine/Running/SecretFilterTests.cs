using Rehearsal.CommandLine.Running;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;

namespace Rehearsal.Tests.CommandLine.Running;

public sealed class SecretFilterTests
{
    [Theory]
    [InlineData("the key is hush-hush, again hush-hush", "the key is [secret], again [secret]")]
    [InlineData("{\"key\": \"a \\\"quoted\\\" one\"}", "{\"key\": \"[secret]\"}")]
    [InlineData("the size is large", "the size is large")]
    [InlineData("true or ab", "true or ab")]
    public void Secret_configuration_is_taken_out_of_what_is_written(string written, string shown)
    {
        var filter = new SecretFilter(StackConfiguration.Empty with { Secrets = ["hush-hush", "a \"quoted\" one", "true", "ab"] });

        Assert.Equal(new EngineEvent.ProgramOutput(shown, false), filter.Apply(new EngineEvent.ProgramOutput(written, false)));
        Assert.Equal(
            new EngineEvent.Diagnostic(DiagnosticSeverity.Error, shown, null),
            filter.Apply(new EngineEvent.Diagnostic(DiagnosticSeverity.Error, written, null)));
        Assert.Equal(new EngineEvent.StepSkipped("urn", shown), filter.Apply(new EngineEvent.StepSkipped("urn", written)));
    }

    [Fact]
    public void Longer_of_two_secrets_goes_first()
        => Assert.Equal(
            new EngineEvent.ProgramOutput("[secret]", false),
            new SecretFilter(StackConfiguration.Empty with { Secrets = ["hush", "hush-hush"] }).Apply(new EngineEvent.ProgramOutput("hush-hush", false)));
}
