using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Project;

/// <summary>Stacks whose secure values cannot be decrypted.</summary>
public sealed class LockedTests : IDisposable
{
    private readonly RehearsedProject _project = new()
    {
        Configuration = StackConfiguration.Of(("project:token", Unknowns.Placeholder)) with { SecretKeys = ["project:token"], Locked = "the stack is locked" },
    };

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Preview_has_the_values_unknown_and_warns()
    {
        var result = await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("token", program.Environment.Configuration["project:token"]))));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["the stack is locked; this preview shows them, and what is made of them, as unknown"], _project.Warnings);
        Assert.Equal(PropertyValue.Unknown.Instance, Assert.Single(_project.Details).NewInputs!["token"]);
    }

    [Fact]
    public async Task Update_is_refused()
    {
        var error = await Assert.ThrowsAsync<RehearsalException>(() => _project.UpAsync(program => program.ThingAsync("a")));

        Assert.Equal("the stack is locked", error.Message);
        Assert.Empty(_project.Events);
    }

    [Fact]
    public async Task Destroy_is_refused() => await Assert.ThrowsAsync<RehearsalException>(() => _project.DestroyAsync());
}
