using System.Buffers.Text;
using System.Text.Json.Nodes;
using NCrontab;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Tasks: what a registry builds, in its home region.</summary>
/// <remarks>Facts: Microsoft's page "Run an ACR task on a defined schedule": Azure reads cron expressions with the library NCrontab, in five fields.</remarks>
internal sealed class TaskBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/tasks";

    private const int TimeoutSeconds = 3600;
    private const int LongestCronPart = 9;

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        CheckHomeRegion(change, change.Session.Find(change.Id.Parent!)!);
        var properties = change.Properties;
        if (!properties.Flag("isSystemTask"))
        {
            CheckSteps(properties);
        }

        if (properties.TextAt("agentPoolName") is { } pool && change.Session.Find(change.Id.Parent!.Child("agentPools", pool)) is null)
        {
            throw Refused($"The registry '{change.Id.Parent!.Name}' has no agent pool '{pool}'.", "agentPoolName");
        }

        CheckTriggers(properties);
        properties.Complete(new() { ["isSystemTask"] = false, ["status"] = "Enabled", ["timeout"] = TimeoutSeconds });
        change.KeepCreationDate();
        properties["provisioningState"] = "Succeeded";
    }

    internal override JsonNode? Act(CloudSession session, StoredResource resource, string action, JsonNode? body)
    {
        if (!action.Equals("listDetails", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var details = (JsonObject)resource.Body.DeepClone();
        (details["id"], details["name"], details["type"]) = (resource.Id, resource.ArmId.Name, Type);
        return details;
    }

    /// <summary>Refuses what is not in the home region of its registry.</summary>
    internal static void CheckHomeRegion(Change change, StoredResource registry)
    {
        if (change.Location != registry.Location)
        {
            throw ArmException.BadRequest(
                "InvalidLocation",
                $"'{change.Id.Name}' has to be in '{registry.Location}', the home region of registry '{registry.ArmId.Name}', not in '{change.Location}'.",
                "location");
        }
    }

    private static void CheckSteps(JsonObject properties)
    {
        if (properties["platform"] is null)
        {
            throw Refused("A task needs a platform.", "platform");
        }

        if (properties["step"] is not JsonObject step)
        {
            throw Refused("A task needs a step.", "step");
        }

        if (step.Says("type", "EncodedTask") && !Base64.IsValid(step.TextAt("encodedTaskContent")))
        {
            throw Refused("The content of an encoded task has to be Base64.", "step.encodedTaskContent");
        }
    }

    private static void CheckTriggers(JsonObject properties)
    {
        if (properties["trigger"] is not JsonObject trigger)
        {
            return;
        }

        var timers = (trigger["timerTriggers"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var schedules = timers.Select(timer => timer.TextAt("schedule")!).ToList();
        if (schedules.FirstOrDefault(schedule => !IsCron(schedule)) is { } wrong)
        {
            throw Refused($"The schedule '{wrong}' has to be a cron expression of five fields.", "trigger.timerTriggers");
        }

        if (schedules.Distinct().Count() < schedules.Count)
        {
            throw Refused("The timers of a task have to have different schedules.", "trigger.timerTriggers");
        }

        var names = timers.Concat((trigger["sourceTriggers"] as JsonArray ?? []).OfType<JsonObject>()).Append(trigger["baseImageTrigger"] as JsonObject)
            .OfType<JsonObject>().Select(each => each.TextAt("name")).ToList();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
        {
            throw Refused("The triggers of a task have to have different names.", "trigger");
        }
    }

    /// <summary>The library cannot read numbers that are too large for a whole number.</summary>
    private static bool IsCron(string text)
        => text.Split(' ', ',', '-', '/').All(part => part.Length <= LongestCronPart) && CrontabSchedule.TryParse(text) is not null;

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidTask", message, $"properties.{property}");
}
