using System.Buffers;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Validation;

/// <summary>Azure Resource Manager's rules for tags.</summary>
/// <remarks>
/// Limits: Microsoft's page "Use tags to organize your Azure resources". The code for names is public; those for lengths and for too many tags are not.
/// </remarks>
internal static class TagRules
{
    private const int MaximumCount = 50;
    private const int MaximumNameLength = 512;
    private const int MaximumValueLength = 256;
    private const string Reserved = @"<>%&\?/";

    private static readonly SearchValues<char> ReservedCharacters = SearchValues.Create(Reserved);

    /// <exception cref="ArmException">There are too many tags, or a name or value is too long or has characters that it cannot have.</exception>
    internal static void Check(JsonObject body)
    {
        if (body["tags"] is not JsonObject tags)
        {
            return;
        }

        if (tags.Count > MaximumCount)
        {
            throw Refused("InvalidTagCount", $"A resource has at most {MaximumCount} tags, not {tags.Count}.");
        }

        foreach (var (name, value) in tags)
        {
            if (!IsOfAzure(name) && name.AsSpan().ContainsAny(ReservedCharacters))
            {
                throw Refused(
                    "InvalidTagNameCharacters",
                    $"The tag names '{name}' have reserved characters '{string.Join(',', Reserved.AsEnumerable())}' or control characters.");
            }

            if (name.Length is 0 or > MaximumNameLength || value?.GetValue<string>().Length > MaximumValueLength)
            {
                throw Refused(
                    "InvalidTag", $"A tag's name has 1 to {MaximumNameLength} characters and its value at most {MaximumValueLength}; '{name}' has others.");
            }
        }
    }

    /// <summary>Azure's own tags, which its portal hides, may have any characters.</summary>
    private static bool IsOfAzure(string name)
        => name.StartsWith("hidden", StringComparison.OrdinalIgnoreCase) || name.StartsWith("link", StringComparison.OrdinalIgnoreCase);

    private static ArmException Refused(string code, string message) => ArmException.BadRequest(code, message, "tags");
}
