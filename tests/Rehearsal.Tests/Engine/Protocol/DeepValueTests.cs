using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Protocol;

/// <summary>Values that are nested deeper than Google.Protobuf reads by default.</summary>
public sealed class DeepValueTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(40)]
    [InlineData(800)]
    public async Task Values_may_be_nested_deep(int levels)
    {
        var nested = Inputs.Of(
            ("deep", Enumerable.Range(0, levels).Aggregate((PropertyValue)"bottom", (value, _) => Inputs.Object(("in", value)))),
            ("secret", Inputs.Secret("s")));

        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, nested));

        Assert.Equal(nested, _project.Outputs());
        Assert.Contains("bottom", new ValueText(showSecrets: false).Json(nested), StringComparison.Ordinal);
    }
}
