using System.Security.Cryptography;
using System.Text;

namespace Rehearsal.Azure.KeyVault;

/// <summary>
/// A key in a managed HSM, by its URI. There are no managed HSMs here: their keys are assumed to exist and to be accessible, since access is
/// configured in the HSM itself.
/// </summary>
/// <param name="VersionedUri">The URI with the version that is used.</param>
/// <param name="IsVersionless">Whether the URI names no version, so that the newest one is used.</param>
internal sealed record ManagedHsmKey(string VersionedUri, bool IsVersionless)
{
    private const string Suffix = ".managedhsm.azure.net";
    private const int VersionBytes = 16;

    /// <summary>Finds a key by its URI, with or without version; null when it is not in a managed HSM.</summary>
    internal static ManagedHsmKey? Find(string uri)
        => Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            && address.Host.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            ? address.Segments switch
            {
                [_, "keys/", _] => new($"{uri}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uri)).AsSpan(0, VersionBytes))}", true),
                [_, "keys/", _, _] => new(uri, false),
                _ => null,
            }
            : null;
}
