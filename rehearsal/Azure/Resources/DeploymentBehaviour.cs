using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Resources;

/// <summary>Deployments of templates to a resource group. Deleting one deletes its record only, not what it deployed.</summary>
internal sealed class DeploymentBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Resources/deployments";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        if (change.Id.Parent is not { } group || !group.Is(ArmId.ResourceGroupType))
        {
            throw ArmException.BadRequest("InvalidDeployment", "The simulated Azure deploys to resource groups only.", change.Id.Text);
        }

        if (change.Properties.Says("mode", "Complete") && change.Session.Contents.Children(group, RegistryBehaviour.Type).Any())
        {
            throw ArmException.BadRequest(
                "InvalidDeployment",
                $"The mode Complete is not supported in resource group '{group.Name}', which has container registries: "
                    + "it would delete their replicas. Use Incremental.",
                "properties.mode");
        }

        var properties = change.Properties;
        var template = properties["template"] as JsonObject ?? throw LiteralTemplate.Invalid("'template' is required and has to be an object.");
        _ = properties.Remove("template");
        var resources = LiteralTemplate.Resources(template, properties["parameters"] as JsonObject ?? []);
        properties["templateHash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template.ToJsonString())));
        properties["correlationId"] = Guid.NewGuid().ToString();
        properties["timestamp"] = change.Session.Now.UtcDateTime;
        Deploy(change, group, resources);
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending) => change.Properties["error"]?.DeepClone() as JsonObject;

    // Deployments are not all or nothing: what was deployed before a failure stays.
    private static void Deploy(Change change, ArmId group, IReadOnlyList<TemplateResource> resources)
    {
        var deployed = new JsonArray();
        change.Properties["provisioningState"] = "Succeeded";
        try
        {
            foreach (var resource in resources)
            {
                var stored = change.Put(resource.IdIn(group), resource.ApiVersion, resource.Body);
                deployed.Add(new JsonObject { ["id"] = stored.Id });
            }
        }
        catch (ArmException failure)
        {
            change.Properties["provisioningState"] = "Failed";
            change.Properties["error"] = new ArmError(
                "DeploymentFailed", "At least one resource deployment operation failed. Please list deployment operations for details.", change.Id.Text)
            { Details = [failure.Error] }.ToJson();
        }

        change.Properties["outputResources"] = deployed;
    }
}
