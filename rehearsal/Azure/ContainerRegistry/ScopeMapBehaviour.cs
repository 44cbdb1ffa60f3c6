using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Scope maps: what tokens may do. Some come with the registry and cannot be changed.</summary>
internal sealed partial class ScopeMapBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/scopeMaps";

    private static readonly string[] ReadAndWrite =
    [
        "repositories/*/metadata/read", "repositories/*/metadata/write", "repositories/*/content/read", "repositories/*/content/write",
    ];

    private static readonly (string Name, string Description, string[] Actions)[] SystemDefined =
    [
        ("_repositories_admin", "Can perform all read, write and delete operations on the registry",
            [.. ReadAndWrite, "repositories/*/content/delete"]),
        ("_repositories_pull", "Can pull any repository of the registry", ["repositories/*/content/read"]),
        ("_repositories_pull_metadata_read", "Can perform all read operations on the registry",
            ["repositories/*/content/read", "repositories/*/metadata/read"]),
        ("_repositories_push", "Can push to any repository of the registry", ["repositories/*/content/read", "repositories/*/content/write"]),
        ("_repositories_push_metadata_write", "Can perform all read and write operations on the registry",
            ReadAndWrite),
    ];

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        CheckOwn(change.Existing);
        RegistryLimits.CheckRoom(change, RegistryLimits.Of(change.Session.Find(change.Id.Parent!)!.Body).Tokens + SystemDefined.Length, "scope maps");
        var wrong = ((JsonArray)change.Properties["actions"]!).Select(action => (string?)action)
            .Where(action => action is null || !Action().IsMatch(action))
            .ToList();
        if (wrong.Count > 0)
        {
            throw ArmException.BadRequest(
                "InvalidScopeMapActions",
                $"The actions {string.Join(", ", wrong)} are invalid. Valid are repositories/REPOSITORY/content/read, content/write, content/delete, "
                    + "metadata/read, metadata/write, and gateway/NAME/config/read, config/write, message/read, message/write.",
                "properties.actions");
        }

        change.KeepCreationDate();
        change.Properties["type"] = "UserDefined";
        change.Properties["provisioningState"] = "Succeeded";
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        CheckOwn(resource);
        if (session.Contents.Children(resource.ArmId.Parent!, TokenBehaviour.Type)
            .FirstOrDefault(token => token.Properties.Says("scopeMapId", resource.Id)) is { } token)
        {
            throw ArmException.Conflict(
                "ScopeMapInUse", $"The scope map '{resource.ArmId.Name}' is in use by the token '{token.ArmId.Name}' and cannot be deleted.", resource.Id);
        }
    }

    /// <summary>The scope maps that a new registry has.</summary>
    internal static IEnumerable<StoredResource> CreateBuiltIn(Change registry)
        => SystemDefined.Select(map => new StoredResource(
            registry.Id.Child("scopeMaps", map.Name).Text,
            new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["description"] = map.Description,
                    ["type"] = "SystemDefined",
                    ["creationDate"] = registry.Session.Now.UtcDateTime,
                    ["provisioningState"] = "Succeeded",
                    ["actions"] = new JsonArray([.. map.Actions.Select(action => JsonValue.Create(action))]),
                },
            },
            registry.Session.Now,
            registry.Session.Now,
            Pending: null));

    private static void CheckOwn(StoredResource? map)
    {
        if (map?.Properties.Says("type", "SystemDefined") == true)
        {
            throw ArmException.Conflict(
                "SystemDefinedScopeMap", $"The scope map '{map.ArmId.Name}' comes with the registry and cannot be changed or deleted.", map.Id);
        }
    }

    [GeneratedRegex(@"^(repositories/.+/(content/(read|write|delete)|metadata/(read|write))|gateway/[^/]+/(config|message)/(read|write))$")]
    private static partial Regex Action();
}
