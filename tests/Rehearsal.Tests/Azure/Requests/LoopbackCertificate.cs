using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rehearsal.Tests.Azure.Requests;

/// <summary>A certificate for HTTPS on this machine, which nobody but the test trusts.</summary>
internal sealed class LoopbackCertificate : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    internal LoopbackCertificate()
    {
        var request = new CertificateRequest("CN=localhost", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    internal X509Certificate2 Certificate { get; }

    /// <summary>Sends requests to a server that proves itself with this certificate.</summary>
    internal HttpClientHandler NewHandler() => new()
    {
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == Certificate.Thumbprint,
    };

    /// <summary>Writes certificate and key beside each other and returns the certificate's path.</summary>
    internal string Write(string folder)
    {
        var path = Path.Combine(folder, "localhost.pem");
        File.WriteAllText(path, Certificate.ExportCertificatePem());
        File.WriteAllText(Path.ChangeExtension(path, ".key"), _key.ExportPkcs8PrivateKeyPem());
        return path;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
