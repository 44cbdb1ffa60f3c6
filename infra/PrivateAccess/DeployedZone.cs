using Pulumi;

namespace GeoRegistry.PrivateAccess;

/// <summary>A private DNS zone that is declared in the stack.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in Azure, depending on the zone.</param>
/// <param name="ResourceGroupName">The resource group that it is in.</param>
internal sealed record DeployedZone(Output<string> Id, Output<string> Name, Input<string> ResourceGroupName);
