using System.Text;
using Rehearsal.Adoption.Reading;

namespace Rehearsal.Adoption.Notes;

/// <summary>The comment at the top of the file: where it comes from, what is to be done, what is left out.</summary>
internal static class AdoptionHead
{
    internal static string Write(ExistingRegistry existing, AdoptionNotes notes)
    {
        var text = new StringBuilder();
        text.Append($"Takes over the registry {existing.Name} as it is in Azure, {existing.Registry.Id.Text}. ");
        text.Append("Every value below is Azure's; what is not written has the program's default in Azure, too. ");
        text.Append("The next run with this file changes nothing in Azure");
        text.Append(notes.HasWebhooks ? "; it writes the addresses and headers of webhooks once more, as they are here.\n" : ".\n");
        AddSteps(text, "Before the first run, because the program would change it, or cannot have it:", notes.Before);
        AddSteps(text, "Not given, so not looked at. If there is any, give what this prints with --from, and write the file again:", notes.NotGiven);
        if (notes.LeftOut.Count > 0)
        {
            text.Append("\nLeft out. It is not in the stack, and stays in Azure as it is:\n");
            text.AppendJoin("", notes.LeftOut.Select(left => $"  {left}\n"));
        }

        text.Append("\nNext:\n");
        text.Append("  pulumi preview        shows imports, and resources of the stack's own\n");
        text.Append("  pulumi up             takes everything over\n");
        text.Append("  Then remove each adopt: true, and run pulumi preview again: nothing changes.\n");
        return text.ToString().TrimEnd('\n');
    }

    private static void AddSteps(StringBuilder text, string heading, List<(string What, string Command)> steps)
    {
        if (steps is [])
            return;
        text.Append($"\n{heading}\n");
        foreach (var (what, command) in steps)
        {
            text.Append($"  {what}\n");
            foreach (var line in command.Split('\n'))
                text.Append($"      {line.TrimStart()}\n");
        }
    }
}
