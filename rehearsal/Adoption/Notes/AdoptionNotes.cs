using Rehearsal.Adoption.Reading;

namespace Rehearsal.Adoption.Notes;

/// <summary>What an adoption reports beside the settings: steps, and what is left out.</summary>
internal sealed class AdoptionNotes
{
    /// <summary>Steps before the first run, without which it would change something: each with its command.</summary>
    internal List<(string What, string Command)> Before { get; } = [];

    /// <summary>What is left out of the stack and stays as it is in Azure.</summary>
    internal List<string> LeftOut { get; } = [];

    /// <summary>Missing input, each with the command that prints it.</summary>
    internal List<(string What, string Command)> NotGiven { get; } = [];

    /// <summary>Whether the file has webhooks: importing one writes its service URI, which Pulumi requires and Azure never returns.</summary>
    internal bool HasWebhooks { get; set; }

    /// <summary>Whether a secret is written in plain text.</summary>
    internal bool HasSecrets { get; set; }

    /// <summary>Says that something stays outside of the stack.</summary>
    /// <param name="registry">The registry, whose path is left out.</param>
    /// <param name="resource">What stays outside.</param>
    /// <param name="reason">Why.</param>
    internal void LeaveOut(ExistingResource registry, ExistingResource resource, string reason) => LeftOut.Add($"{Relative(registry, resource)}: {reason}");

    /// <summary>Lists the values of a resource that the settings do not have.</summary>
    /// <param name="registry">The registry, whose path is left out.</param>
    /// <param name="resource">The resource, all of which has been read that the settings have.</param>
    internal void LeaveOutRest(ExistingResource registry, ExistingResource resource)
    {
        var place = resource.Id.Key == registry.Id.Key ? "" : $"{Relative(registry, resource)} ";
        LeftOut.AddRange(resource.Rest().Select(rest => $"{place}{rest.Path}: {rest.Value}"));
    }

    private static string Relative(ExistingResource registry, ExistingResource resource)
        => resource.Id.Key.StartsWith($"{registry.Id.Key}/", StringComparison.Ordinal) ? resource.Id.Text[(registry.Id.Text.Length + 1)..] : resource.Id.Text;
}
