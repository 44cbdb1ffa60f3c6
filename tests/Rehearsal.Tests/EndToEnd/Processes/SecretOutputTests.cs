using System.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Processes;

public sealed class SecretOutputTests
{
    /// <summary>The salt of a stack whose passphrase is <c>abc123</c>.</summary>
    private const string Salt = "v1:4iF78gb0nF0=:v1:Co6IbTWYs/UdrjgY:FSrAWOFZnj9ealCUDdJL7LrUKXX9BA==";

    [UnixFact]
    public async Task Program_that_writes_a_secret_of_its_configuration_is_shown_without_it()
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
        try
        {
            var secure = Passphrase.Open(Salt, "abc123").Encrypt("hush-hush");
            await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.yaml"), "name: project\nruntime:\n  name: dotnet\n  options:\n    binary: program\n");
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Pulumi.dev.yaml"), $"encryptionsalt: {Salt}\nconfig:\n  project:users:\n    - key:\n        secure: {secure}\n");
            ShellProgram.Write(folder, "echo \"it is $PULUMI_CONFIG\"");
            var command = RehearsalProcess.Command("preview", "--cwd", folder);
            command.Environment[Passphrase.Variable] = "abc123";
            using var preview = Process.Start(command)!;
            var output = await preview.StandardOutput.ReadToEndAsync();
            await preview.WaitForExitAsync();

            Assert.DoesNotContain("hush", output);
            Assert.Matches("program: it is .*project:users.*\\[secret\\]", output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
