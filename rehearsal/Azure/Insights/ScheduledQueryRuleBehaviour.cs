using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Alerts on log queries.</summary>
internal sealed class ScheduledQueryRuleBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/scheduledQueryRules";

    internal override void Prepare(Change change)
    {
        // As Azure answers: github.com/pulumi/pulumi-azure-native/issues/4839.
        if (change.Existing is { } existing && !JsonNode.DeepEquals(existing.Properties["scopes"], change.Properties["scopes"]))
        {
            throw ArmException.BadRequest("BadRequest", "Scope can not be updated", "properties.scopes");
        }

        base.Prepare(change);
    }
}
