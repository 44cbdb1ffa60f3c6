using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Providers.AzureNative.Writing;

/// <summary>
/// Keys of vaults. Azure Resource Manager creates them and cannot delete them, so they are deleted in the vault itself, where a deleted key keeps
/// its name for a while and is recovered by the next creation.
/// </summary>
internal sealed class VaultKeys(ArmClient client)
{
    private const int Conflict = 409;
    private const int MostConflicts = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    internal static bool Are(ResourceDefinition definition) => definition.ArmType == "Microsoft.KeyVault/vaults/keys";

    /// <summary>Sends a creation again while it is refused because a deleted key has the name.</summary>
    /// <param name="put">The creation.</param>
    internal async Task<ArmAnswer> CreateAsync(Func<Task<ArmAnswer>> put, PropertyMap inputs, Action<string> report, CancellationToken cancellationToken)
    {
        var (vault, key) = Names(inputs);
        var started = client.Time.GetTimestamp();
        for (var conflicts = 0; ; await Task.Delay(Interval, client.Time, cancellationToken))
        {
            var answer = await put();
            if (answer.Status != Conflict || client.Time.GetElapsedTime(started) >= Longest)
            {
                return answer;
            }

            var deleted = await client.SendToVaultAsync(RequestMethod.Get, vault, $"deletedkeys/{key}", report, cancellationToken);
            if (!deleted.IsSuccess && ++conflicts >= MostConflicts)
            {
                return answer;
            }

            if (deleted.IsSuccess)
            {
                var recovered = await client.SendToVaultAsync(RequestMethod.Post, vault, $"deletedkeys/{key}/recover", report, cancellationToken);
                if (!recovered.IsSuccess && recovered.Status != Conflict)
                {
                    throw ArmError.From(recovered).ToException();
                }
            }
        }
    }

    /// <summary>Deletes a key in its vault.</summary>
    internal Task<ArmAnswer> DeleteAsync(PropertyMap inputs, Action<string> report, CancellationToken cancellationToken)
    {
        var (vault, key) = Names(inputs);
        return client.SendToVaultAsync(RequestMethod.Delete, vault, $"keys/{key}", report, cancellationToken);
    }

    private static (string Vault, string Key) Names(PropertyMap inputs) => (inputs["vaultName"].AsText()!, inputs["keyName"].AsText()!);
}
