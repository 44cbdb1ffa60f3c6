using Grpc.Net.Client;
using PulumiProtocol;

// The least that a program must do to talk to an engine: one connection, one call.
using var channel = GrpcChannel.ForAddress($"http://{Environment.GetEnvironmentVariable("PULUMI_MONITOR")}");
var response = await new ResourceMonitor.ResourceMonitorClient(channel).SupportsFeatureAsync(new SupportsFeatureRequest { Id = "secrets" });
return response.HasSupport ? 0 : 1;
