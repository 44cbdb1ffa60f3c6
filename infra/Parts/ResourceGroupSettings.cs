using GeoRegistry.Azure;

namespace GeoRegistry.Parts;

/// <summary>A resource group that something is in.</summary>
/// <param name="Name">Its name (<c>resourceGroup</c>).</param>
/// <param name="Region">The region it is created in where it does not exist.</param>
/// <param name="Exists">Whether it is there already, or declared elsewhere in the stack (<c>existingResourceGroup</c>).</param>
/// <param name="Adopt">Whether it is there, not in the stack yet, and taken over into it (<c>adoptResourceGroup</c>).</param>
public sealed record ResourceGroupSettings(string Name, Region Region, bool Exists, bool Adopt);
