using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.Azure;
using Rehearsal.Azure.Setup;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Tests.Azure.Requests;
using Rehearsal.Tests.Engine.Harness;
using Rest = Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Clients;

/// <summary>A simulated Azure that a stack is deployed into and that Azure's own library for .NET is pointed at. The library insists on HTTPS.</summary>
internal sealed class LibraryAzure : IAsyncDisposable
{
    internal const string Group = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg-library";
    internal const string Registries = $"{Group}/providers/Microsoft.ContainerRegistry/registries";

    private readonly LoopbackCertificate _certificate;
    private readonly HttpClient _http;
    private readonly SimulatedAzure _azure;

    private LibraryAzure(LoopbackCertificate certificate, SimulatedAzure azure, FakeTimeProvider time)
    {
        (_certificate, _azure, Time) = (certificate, azure, time);
        _http = new HttpClient(certificate.NewHandler());
        var transport = new HttpClientTransport(_http);
        Project.MoreProviders =
        [
            new AzureNativeProvider(
                new Rest.ArmClient(new Rest.ArmClientOptions(azure.Endpoint, transport)),
                new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId)),
        ];
        Library = new ArmClient(new AnyToken(), SimulatedAzure.SubscriptionId, new ArmClientOptions
        {
            Environment = new ArmEnvironment(azure.Endpoint, azure.Endpoint.ToString()),
            Transport = transport,
        });
    }

    /// <summary>Azure's library.</summary>
    internal ArmClient Library { get; }

    /// <summary>The clock by which operations get done.</summary>
    internal FakeTimeProvider Time { get; }

    internal RehearsedProject Project { get; } = new();

    internal static async Task<LibraryAzure> StartAsync()
    {
        var (certificate, time) = (new LoopbackCertificate(), AzureClient.StoppedTime());
        var options = new SimulatedAzureOptions(Folder: null, Port: 0, OperationTime: TimeSpan.Zero) { Certificate = certificate.Certificate, Time = time };
        return new LibraryAzure(certificate, await SimulatedAzure.StartAsync(options, CancellationToken.None), time);
    }

    /// <summary>One with a deployed stack: a group with registries in West Europe, the first of them with a replica in North Europe.</summary>
    internal static async Task<LibraryAzure> DeployedAsync(params string[] registries)
    {
        var azure = await StartAsync();
        await azure.Project.DeployAsync(async program =>
        {
            var group = await program.RegisterAsync(
                "azure-native:resources:ResourceGroup", "group", Inputs.Of(("resourceGroupName", "rg-library"), ("location", "westeurope")));
            foreach (var name in registries)
            {
                await program.RegisterAsync(
                    "azure-native:containerregistry:Registry",
                    name,
                    Inputs.Of(
                        ("resourceGroupName", "rg-library"), ("registryName", name), ("location", "westeurope"),
                        ("sku", Inputs.Object(("name", "Premium"))), ("tags", Inputs.Object(("team", "platform")))),
                    null,
                    group);
            }

            await program.RegisterAsync(
                "azure-native:containerregistry:Replication",
                "replica",
                Inputs.Of(
                    ("resourceGroupName", "rg-library"), ("registryName", registries[0]), ("replicationName", "northeurope"), ("location", "northeurope")));
        });
        return azure;
    }

    /// <summary>Lets operations from now on take a minute.</summary>
    internal void TakeTime() => _azure.SetOperationTime(TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await _azure.DisposeAsync();
        _http.Dispose();
        _certificate.Dispose();
    }

    /// <summary>The simulated Azure takes any token.</summary>
    private sealed class AnyToken : TokenCredential
    {
        private static readonly AccessToken Token = new("rehearsal", DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }
}
