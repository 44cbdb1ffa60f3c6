using System.Collections.Concurrent;
using Google.Protobuf;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <content>Announcing packages with a parameter.</content>
public sealed partial class Deployment
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _packages = new();

    /// <summary>The reference by which registrations name the package. Each package is announced once.</summary>
    internal Task<string> PackageReferenceAsync(RegisterPackageRequest package)
    {
        var request = new Rpc.RegisterPackageRequest { Name = package.Name, Version = package.Version, DownloadUrl = package.DownloadUrl };
        foreach (var (platform, checksum) in package.Checksums)
        {
            request.Checksums.Add(platform, ByteString.CopyFrom(checksum));
        }

        if (package.Parameterization is { } parameterization)
        {
            request.Parameterization = ToRpc(parameterization);
        }

        if (package.Extension is { } extension)
        {
            request.Extension = ToRpc(extension);
        }

        // Lazy, because the dictionary creates two values if two resources ask for one at the same time, and keeps one of them.
        return _packages.GetOrAdd(Convert.ToBase64String(request.ToByteArray()), _ => new(() => AnnounceAsync(request))).Value;
    }

    private static Rpc.Parameterization ToRpc(RegisterPackageRequest.PackageParameterization parameterization)
        => new() { Name = parameterization.Name, Version = parameterization.Version, Value = ByteString.CopyFrom(parameterization.Value) };

    private async Task<string> AnnounceAsync(Rpc.RegisterPackageRequest request)
    {
        if (!await Monitor.SupportsAsync(Feature.Parameterization).ConfigureAwait(false))
        {
            throw new InvalidOperationException("The Pulumi CLI does not support parameterization. Please update the Pulumi CLI.");
        }

        return await Monitor.RegisterPackageAsync(request).ConfigureAwait(false);
    }
}
