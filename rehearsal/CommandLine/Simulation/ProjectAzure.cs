using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Rehearsal.Azure;
using Rehearsal.Azure.Setup;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Secrets;

namespace Rehearsal.CommandLine.Simulation;

/// <summary>The simulated Azure of a project, stored in its folder <c>.rehearsal</c>. Several processes can share it at the same time.</summary>
internal static class ProjectAzure
{
    private const string FolderName = "azure";

    /// <summary>Long enough to see that steps run in parallel, short enough not to be noticed.</summary>
    internal static TimeSpan OperationTime { get; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The identity that deploys, unless a setting names another.</summary>
    internal static AzureIdentity Identity { get; } = new(
        SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId);

    /// <param name="rootFolder">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="roleDelay">As <see cref="SimulatedAzureOptions.RoleDelay"/>.</param>
    /// <param name="additionalRegions">As <see cref="SimulatedAzureOptions.AdditionalRegions"/>; null for none.</param>
    /// <param name="port">Loopback port; 0 takes a free one.</param>
    /// <param name="certificate">A certificate for HTTPS; null for HTTP.</param>
    /// <exception cref="RehearsalException">The port is taken, the folder cannot be used, or what it holds is damaged.</exception>
    internal static async Task<SimulatedAzure> StartAsync(
        string rootFolder,
        TimeSpan roleDelay,
        CancellationToken cancellationToken,
        int port = 0,
        X509Certificate2? certificate = null,
        IReadOnlyCollection<string>? additionalRegions = null)
    {
        var stateFolder = Path.Combine(rootFolder, RehearsedStack.StateFolderName);
        var folder = Path.Combine(stateFolder, FolderName);
        try
        {
            var options = new SimulatedAzureOptions(new CloudFolder(folder, LocalKey.FindOrMake(stateFolder)), port, OperationTime)
            {
                RoleDelay = roleDelay,
                Certificate = certificate,
                AdditionalRegions = additionalRegions ?? [],
            };
            return await SimulatedAzure.StartAsync(options, cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new RehearsalException(
                $"port {port} is used by another program; give another one with --port, or leave --port out to take a free one", error);
        }
        catch (SocketException error)
        {
            throw new RehearsalException(
                $"port {port} cannot be opened: {error.Message}; give another one with --port, or leave --port out to take a free one", error);
        }
        catch (InvalidDataException error)
        {
            throw new RehearsalException(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the simulated Azure cannot be kept in '{folder}': {error.Message}; make the folder writable", error);
        }
    }

    /// <summary>
    /// Reads a certificate and its key as <c>dotnet dev-certs https --format Pem</c> writes them: in the same folder, the key with the extension
    /// <c>.key</c>.
    /// </summary>
    /// <exception cref="RehearsalException">One of the two files is missing or is not what it should be.</exception>
    internal static X509Certificate2 ReadCertificate(FileInfo file)
    {
        var key = Path.ChangeExtension(file.FullName, ".key");
        try
        {
            // Converted to PKCS #12, since Windows cannot use a key outside of a key store.
            using var pem = X509Certificate2.CreateFromPemFile(file.FullName, key);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new RehearsalException(
                $"the certificate '{file.FullName}' with the key '{key}' cannot be used: {error.Message}; "
                    + $"make both with 'dotnet dev-certs https --format Pem --no-password --export-path {file}'",
                error);
        }
    }
}
