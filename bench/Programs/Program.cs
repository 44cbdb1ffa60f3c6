using Grpc.Net.Client;
using Programs;
using PulumiProtocol;

switch (args)
{
    case ["hello"]:
        Console.WriteLine("Hello, world!");
        return 0;

    // The least that a program must do to talk to an engine: one connection, one call.
    case ["call"]:
        using (var channel = GrpcChannel.ForAddress($"http://{Environment.GetEnvironmentVariable("PULUMI_MONITOR")}"))
        {
            var response = await new ResourceMonitor.ResourceMonitorClient(channel).SupportsFeatureAsync(new SupportsFeatureRequest { Id = "secrets" });
            return response.HasSupport ? 0 : 1;
        }

    // An engine gives no argument.
    case []:
        return await ScaleProgram.RunAsync();

    default:
        Console.Error.WriteLine("programs: the argument is 'hello' or 'call'; without one, an engine must run this");
        return 2;
}
