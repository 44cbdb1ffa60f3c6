using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.OperationalInsights;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Insights;

/// <summary>Diagnostic settings: which logs and metrics of a resource go where.</summary>
/// <remarks>
/// Facts: "Diagnostic settings in Azure Monitor", and the registry's monitoring data reference; that registries answer null for the type of destination,
/// whatever was sent: pull request 154 of terraform-azurerm-avm-res-containerregistry-registry.
/// </remarks>
internal sealed class DiagnosticSettingBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/diagnosticSettings";

    private const string DestinationType = "logAnalyticsDestinationType";
    private const int Maximum = 5;

    private static readonly Dictionary<string, string> TypesOfDestinations = new()
    {
        ["workspaceId"] = WorkspaceBehaviour.Type,
        ["storageAccountId"] = "Microsoft.Storage/storageAccounts",
    };

    internal override void Prepare(Change change)
    {
        var (properties, resource) = (change.Properties, change.Id.Parent!);
        var others = change.Session.Contents.Children(resource, Type).Where(other => other.ArmId.Key != change.Id.Key).ToList();
        if (others.Count >= Maximum)
        {
            throw ArmException.Conflict("TooManyDiagnosticSettings", $"A resource can have at most {Maximum} diagnostic settings.", change.Id.Text);
        }

        if (resource.Is(RegistryBehaviour.Type))
        {
            _ = properties.Remove(DestinationType);
        }

        CheckDestinations(change.Session, properties);
        DiagnosticCategories.Check(properties, resource);
        if (change.FindInPlace(ExclusivePlace.DiagnosticSetting, others) is { } other
            && DiagnosticSinks.Shared(change.ToArmBody(), other.ToArmBody()) is var (sink, category))
        {
            throw ArmException.Conflict(
                "Conflict",
                $"Data sink '{sink}' is already used in diagnostic setting '{other.ArmId.Name}' for category '{category}'. "
                    + "Data sinks can't be reused in different settings on the same category for the same resource.",
                "properties");
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view) => view.Child("properties").TryAdd(DestinationType, null);

    private static void CheckDestinations(CloudSession session, JsonObject properties)
    {
        var given = DiagnosticSinks.Properties.Where(property => properties.TextAt(property) is not null).ToList();
        if (given.Count == 0)
        {
            throw ArmException.BadRequest("BadRequest", "At least one data sink needs to be specified.", "properties");
        }

        foreach (var property in given)
        {
            _ = LinkedResources.Check(session, properties.TextAt(property), $"properties.{property}", TypesOfDestinations.GetValueOrDefault(property));
        }
    }
}
