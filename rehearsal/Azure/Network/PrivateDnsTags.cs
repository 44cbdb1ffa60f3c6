using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Network;

/// <summary>The tags of private DNS zones and their links: fewer than elsewhere, and tags with other names are dropped silently.</summary>
/// <remarks>
/// Facts: Microsoft's page "Use tags to organize your Azure resources"; bicep-registry-modules 1541 (the refusal), azurerm 6129 (what is left out).
/// </remarks>
internal static class PrivateDnsTags
{
    private const int MaximumCount = 15;

    /// <summary>Keeps those tags whose names are letters and digits of ASCII, hyphens, underscores and periods, and begin with no digit.</summary>
    /// <exception cref="ArmException">There are too many.</exception>
    internal static void Keep(Change change)
    {
        if (change.Body["tags"] is not JsonObject tags)
        {
            return;
        }

        if (tags.Count > MaximumCount)
        {
            throw ArmException.BadRequest(
                "BadRequest",
                $"The resource tags are invalid. A maximum of {MaximumCount} tags are allowed with keys no longer than 512 and values no longer than 256 "
                    + "characters.",
                change.Id.Text);
        }

        foreach (var name in tags.Select(tag => tag.Key).Where(name => !IsKept(name)).ToList())
        {
            _ = tags.Remove(name);
        }
    }

    private static bool IsKept(string name)
        => !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
