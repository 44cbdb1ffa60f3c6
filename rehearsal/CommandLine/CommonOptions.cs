using System.CommandLine;
using System.Globalization;

namespace Rehearsal.CommandLine;

/// <summary>Options that every verb takes; names and meanings are those of the <c>pulumi</c> CLI.</summary>
internal sealed class CommonOptions
{
    private const int DefaultParallelism = 16;

    internal Option<string?> Stack { get; } = new("--stack", "-s")
    {
        Description = "The stack, as in Pulumi.STACK.yaml. May be left out where there is only one.",
        HelpName = "STACK",
    };

    internal Option<DirectoryInfo> Folder { get; } = new("--cwd", "-C")
    {
        Description = "The folder of Pulumi.yaml.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    internal Option<int> Parallelism { get; } = new("--parallel", "-p")
    {
        Description = "The most operations that run at one time, from 1 on.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultParallelism,
    };

    internal Option<bool> ExpectNoChanges { get; } = new("--expect-no-changes")
    {
        Description = "End with exit code 1 if anything changes.",
    };

    internal CommonOptions()
        => Parallelism.Validators.Add(result =>
        {
            // A text that is no number is refused by the option itself.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError("--parallel must be at least 1.");
        });
}
