using System.CommandLine;
using System.Globalization;

namespace Rehearsal.CommandLine.Options;

/// <summary>Options that several verbs take; names and meanings are those of the <c>pulumi</c> CLI.</summary>
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
        Recursive = true,
    };

    internal Option<bool> NonInteractive { get; } = new("--non-interactive")
    {
        Description = "Never redraw lines on a terminal.",
        Recursive = true,
    };

    internal Option<FileInfo?> ConfigFile { get; } = new("--config-file")
    {
        Description = "Use the configuration in this file instead of Pulumi.STACK.yaml. Without --stack, the stack is named like the file.",
        HelpName = "FILE",
    };

    internal Option<string> Color { get; } = new("--color")
    {
        Description = "Whether to use colors: always, never or auto, which is on a terminal.",
        HelpName = "WHEN",
        Recursive = true,
        DefaultValueFactory = _ => "auto",
    };

    internal Option<int> Parallelism { get; } = new("--parallel", "-p")
    {
        Description = "The most operations that run at one time, from 1 on.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultParallelism,
    };

    internal Option<bool> ExpectNoChanges { get; } = new("--expect-no-changes")
    {
        Description = "End with exit code 7 if anything changes. With up this is checked before anything is done, with pulumi only afterwards.",
    };

    internal Option<FileInfo?> Sarif { get; } = new("--sarif")
    {
        Description = "Write what the program's policies find to this file, in SARIF 2.1.0 for views of code scanning. Not of pulumi.",
        HelpName = "FILE",
    };

    internal Option<string> FailOn { get; } = new("--fail-on")
    {
        Description = "End with exit code 1 if the program's policies report a violation of this severity or a higher one: error, warning or information. "
            + "Not of pulumi.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "error",
    };

    /// <summary>An option of the simulated Azure: see <see cref="Azure.Setup.SimulatedAzureOptions.RoleDelay"/> for what it does to <c>createdOn</c>.</summary>
    internal Option<int> RoleDelay { get; } = new("--role-delay")
    {
        Description = "How long a new role assignment takes to have an effect in the simulated Azure. "
            + "With 0 it takes effect at once and is dated back ten minutes, so that no program waits for it. Not of pulumi.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 0,
    };

    internal Option<bool> Refresh { get; } = new("--refresh", "-r")
    {
        Description = "Read every resource back from the simulated Azure into the state first, and plan on that.",
    };

    internal Option<bool> Diff { get; } = new("--diff")
    {
        Description = "Show each value that changes, of what is created and deleted as well, with ids and URNs.",
    };

    internal Option<string[]> Targets { get; } = new("--target", "-t")
    {
        Description = "Change only the resource with this URN. May be given several times; * matches anything but a colon, ** matches anything.",
        HelpName = "URN",
    };

    internal Option<bool> TargetDependents { get; } = new("--target-dependents")
    {
        Description = "With --target, also change what depends on the targets.",
    };

    internal Option<string[]> Exclude { get; } = new("--exclude", "-x")
    {
        Description = "Leave the resource with this URN as it is, and delete nothing that it needs. May be given several times, with * and ** as for --target.",
        HelpName = "URN",
    };

    internal Option<bool> ExcludeDependents { get; } = new("--exclude-dependents")
    {
        Description = "With --exclude, also leave what depends on the excluded resources as it is.",
    };

    internal Option<bool> ExcludeProtected { get; } = new("--exclude-protected")
    {
        Description = "Leave protected resources, and what they need, and delete all others.",
    };

    internal Option<string[]> Replace { get; } = new("--replace")
    {
        Description = "Replace the resource with this URN although nothing else asks for it. May be given several times, with * and ** as for --target. "
            + "As with pulumi, the new one is created before the old one is deleted, unless the program sets deleteBeforeReplace: "
            + "where the program gives the name, the deletion would destroy the new one with the old one. A plan that would do so is refused.",
        HelpName = "URN",
    };

    internal Option<string[]> TargetReplace { get; } = new("--target-replace")
    {
        Description = "Short for --target URN --replace URN, with the same danger.",
        HelpName = "URN",
    };

    internal Option<bool> Json { get; } = new("--json", "-j")
    {
        Description = "Write what happens as JSON, one event per line, in the shape of 'pulumi up --json'. "
            + "The plan's events come first and say \"planning\": true. "
            + "A run that only shows a plan writes one document instead, in the shape of 'pulumi preview --json'.",
    };

    internal Option<bool> ShowSecrets { get; } = new("--show-secrets")
    {
        Description = "Show secret outputs in plain text.",
    };

    internal Option<bool> SkipPreview { get; } = new("--skip-preview", "-f")
    {
        Description = "Begin at once, without showing a plan. Options that check the plan check the result instead.",
    };

    internal Option<bool> PreviewOnly { get; } = new("--preview-only")
    {
        Description = "Only show what would be done, and do nothing.",
    };

    internal Option<bool> RunProgram { get; } = new("--run-program")
    {
        Description = "Run the program, so that its hooks run when resources are deleted; it makes and changes nothing.",
    };

    /// <summary>Accepted without an effect, so that commands for the pulumi CLI run here as well.</summary>
    internal Option<bool> Yes { get; } = new("--yes", "-y")
    {
        Description = "Does nothing: a rehearsal never asks before it begins.",
    };

    internal Option<bool> ContinueOnError { get; } = new("--continue-on-error")
    {
        Description = "Continue to delete after a resource could not be deleted. Creating and changing always continue, but for what depends on a failure.",
    };

    /// <inheritdoc cref="Yes"/>
    internal Option<string?> Message { get; } = new("--message", "-m")
    {
        Description = "Does nothing: a rehearsal keeps no history that the message would be in.",
        HelpName = "MESSAGE",
    };

    /// <inheritdoc cref="Yes"/>
    internal Option<bool> ClearPendingCreates { get; } = new("--clear-pending-creates")
    {
        Description = "Does nothing: every run that may change something checks the operations of an earlier run that was killed.",
    };

    internal Option<int> ProgramTimeout { get; } = new("--program-timeout")
    {
        Description = "How long the program may run without asking the engine for anything before it is considered hanging and is ended. Not of pulumi.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 3600,
    };

    internal CommonOptions()
    {
        AtLeast(ProgramTimeout, 1);
        AtLeast(Parallelism, 1);
        AtLeast(RoleDelay, 0);
        OneOf(FailOn, "error", "warning", "information");
        OneOf(Color, "always", "never", "auto");
    }

    private static void OneOf(Option<string> option, params string[] allowed)
        => option.Validators.Add(result =>
        {
            if (!allowed.Contains(result.GetValueOrDefault<string>()))
                result.AddError($"{option.Name} must be {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
        });

    private static void AtLeast(Option<int> option, int minimum)
        => option.Validators.Add(result =>
        {
            // The option itself refuses text that is not a number.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number < minimum)
                result.AddError($"{option.Name} must be at least {minimum}.");
        });
}
