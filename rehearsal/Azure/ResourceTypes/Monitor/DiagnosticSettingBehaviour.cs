using System.Text.Json.Nodes;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ResourceTypes.Monitor;

/// <summary>Diagnostic settings: which logs and metrics of a resource go where.</summary>
/// <remarks>Facts: "Diagnostic settings in Azure Monitor", and the registry's monitoring data reference.</remarks>
internal sealed class DiagnosticSettingBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/diagnosticSettings";

    private const int Maximum = 5;
    private const string EventHub = "eventHubAuthorizationRuleId";

    private static readonly (string Property, string? Type)[] Destinations =
    [
        ("workspaceId", WorkspaceBehaviour.Type),
        ("storageAccountId", "Microsoft.Storage/storageAccounts"),
        (EventHub, null),
        ("marketplacePartnerId", null),
    ];

    internal override void Prepare(Change change)
    {
        var (properties, resource) = (change.Properties, change.Id.Parent!);
        var others = change.Session.Contents.Children(resource, Type).Where(other => other.ArmId.Key != change.Id.Key).ToList();
        if (others.Count >= Maximum)
        {
            throw ArmException.Conflict("TooManyDiagnosticSettings", $"A resource can have at most {Maximum} diagnostic settings.", change.Id.Text);
        }

        CheckDestinations(change.Session, properties);
        var categories = DiagnosticCategories.Check(properties, resource);
        foreach (var other in others)
        {
            CheckReuse(properties, categories, other, resource);
        }
    }

    private static void CheckDestinations(CloudSession session, JsonObject properties)
    {
        var given = Destinations.Where(destination => properties.TextAt(destination.Property) is not null).ToList();
        if (given.Count == 0)
        {
            throw ArmException.BadRequest("BadRequest", "At least one data sink needs to be specified.", "properties");
        }

        foreach (var (property, type) in given)
        {
            _ = LinkedResources.Check(session, properties.TextAt(property), $"properties.{property}", type);
        }
    }

    private static void CheckReuse(JsonObject properties, IReadOnlySet<string> categories, StoredResource other, ArmId resource)
    {
        var shared = Destinations.Select(destination => destination.Property)
            .Where(property => properties.TextAt(property) is { } id && other.Properties.Says(property, id))
            .FirstOrDefault(property => property != EventHub || properties.TextAt("eventHubName") == other.Properties.TextAt("eventHubName"));
        if (shared is not null && categories.Intersect(DiagnosticCategories.Check(other.Properties, resource)).FirstOrDefault() is { } category)
        {
            throw ArmException.Conflict(
                "Conflict",
                $"Data sink '{properties.TextAt(shared)}' is already used in diagnostic setting '{other.ArmId.Name}' for category '{category}'. "
                    + "Data sinks can't be reused in different settings on the same category for the same resource.",
                "properties");
        }
    }
}
