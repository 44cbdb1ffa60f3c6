namespace GeoRegistry.Adoption;

/// <summary>Reads something from Azure that may not exist, or that the identity may not read.</summary>
internal static class AzureAnswer
{
    /// <summary>Parts of the error of the provider azure-native where something, or the resource group that it is in, does not exist.</summary>
    private static readonly string[] NotFound = ["Status=404", "Code=\"ResourceNotFound\"", "Code=\"ResourceGroupNotFound\""];

    /// <summary>Calls a function of the provider.</summary>
    /// <typeparam name="T">What it finds.</typeparam>
    /// <param name="ask">The call.</param>
    /// <returns>
    /// What was found, null where it does not exist; and whether Azure answered: not where the identity may not read it, or in a preview without
    /// access to Azure.
    /// </returns>
    internal static async Task<(T? Found, bool Answered)> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return (await ask(), true);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The SDK has one exception for all failures of a function; only the text says which one it was.
            return (null, NotFound.Any(part => error.Message.Contains(part, StringComparison.Ordinal)));
        }
    }
}
