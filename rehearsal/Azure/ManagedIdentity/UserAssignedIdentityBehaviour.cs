using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Setup;

namespace Rehearsal.Azure.ManagedIdentity;

/// <summary>User-assigned managed identities get their ids from the directory.</summary>
internal sealed class UserAssignedIdentityBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ManagedIdentity/userAssignedIdentities";

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var properties = change.Properties;
        properties["principalId"] = Identities.DirectoryId(change.Id.Text, "principal");
        properties["clientId"] = Identities.DirectoryId(change.Id.Text, "client");
        properties["tenantId"] = SimulatedTenant.TenantId;
    }
}
