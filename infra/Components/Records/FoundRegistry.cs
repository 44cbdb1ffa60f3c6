using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Components.Records;

/// <summary>
/// A registry that Azure has. It is looked for only where the stack remembers something else than the settings say: what is remembered is
/// written before the registry, and a run may fail in between.
/// </summary>
/// <param name="Location">Where its home region is; null where Azure could not be asked.</param>
internal sealed record FoundRegistry(string? Location)
{
    /// <summary>What the provider azure-native says of Azure Resource Manager's answer where the registry, or its group, is not there.</summary>
    private static readonly string[] NotThere = ["Status=404", "Code=\"ResourceNotFound\"", "Code=\"ResourceGroupNotFound\""];

    /// <summary>Looks for a registry.</summary>
    /// <returns>What was found; null where Azure says that there is none.</returns>
    internal static async Task<FoundRegistry?> FindAsync(string name, string resourceGroup)
    {
        try
        {
            return new((await GetRegistry.InvokeAsync(new() { RegistryName = name, ResourceGroupName = resourceGroup }).ConfigureAwait(false)).Location);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Who may not look, or has no way to Azure, has to take what is remembered for true.
            return NotThere.Any(sign => error.Message.Contains(sign, StringComparison.Ordinal)) ? null : new((string?)null);
        }
    }
}
