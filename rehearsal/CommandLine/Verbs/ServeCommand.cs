using System.CommandLine;
using System.Globalization;
using Rehearsal.Azure;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Project;

namespace Rehearsal.CommandLine.Verbs;

internal static class ServeCommand
{
    private const int HighestPort = 65535;

    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; without it a free one is taken.", HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            // The option itself refuses text that is not a number.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is < 0 or > HighestPort)
                result.AddError($"{port.Name} must be from 0 to {HighestPort}.");
        });
        var certificate = new Option<FileInfo?>("--certificate")
        {
            Description = "Serve HTTPS, which Azure's own client libraries require, with this certificate in PEM format. "
                + "Its key is in the same folder, with the extension .key. "
                + "'dotnet dev-certs https --format Pem --no-password --export-path FILE' makes both.",
            HelpName = "FILE",
        };
        var command = new Command(
            "serve",
            "Keep the project's simulated Azure running for other programs, until Ctrl-C. Other verbs may run at the same time. Not of pulumi.")
        {
            options.RoleDelay, port, certificate,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var folder = ProjectFile.Read(Session.ExistingFolder(arguments, options).FullName).Folder;
            using var ours = arguments.GetValue(certificate) is { } file ? ProjectAzure.ReadCertificate(file) : null;
            await using var azure = await ProjectAzure.StartAsync(
                folder, TimeSpan.FromSeconds(arguments.GetValue(options.RoleDelay)), cancellationToken, arguments.GetValue(port), ours);
            foreach (var line in Lines(folder, azure.Endpoint))
            {
                terminal.Out.Profile.Out.Writer.WriteLine(line);
            }
            var stopped = new TaskCompletionSource();
            await using var stopping = cancellationToken.Register(stopped.SetResult);
            await stopped.Task;
            return ExitCodes.Success;
        });
        return command;
    }

    private static IEnumerable<string> Lines(string folder, Uri endpoint)
    {
        var address = endpoint.ToString().TrimEnd('/');
        return
        [
            $"The simulated Azure of {folder} is at {address}, until Ctrl-C.",
            $"subscription: {SimulatedAzure.SubscriptionId}",
            $"tenant:       {SimulatedAzure.TenantId}",
            "Clients take this address for that of Azure Resource Manager (https://management.azure.com) and any token, for instance:",
            $"  curl '{address}/subscriptions/{SimulatedAzure.SubscriptionId}/resources?api-version=2024-03-01'",
            $"  new ArmClient(credential, subscription, new ArmClientOptions {{ Environment = new ArmEnvironment(new Uri(\"{address}\"), \"{address}\") }})",
        ];
    }
}
