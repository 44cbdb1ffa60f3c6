using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Protocol;

/// <summary>The service <c>pulumirpc.Engine</c>.</summary>
internal sealed class EngineService(StackResource root, RunEvents events) : PulumiProtocol.Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        events.Observe(new EngineEvent.Diagnostic(Severity(request.Severity), request.Message, request.Urn is { Length: > 0 } urn ? urn : null)
        {
            IsEphemeral = request.Ephemeral,
        });
        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context)
        => Task.FromResult(new GetRootResourceResponse { Urn = root.Urn ?? "" });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        root.Urn = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    /// <summary>Accepts every version range, because a rehearsal has no version of Pulumi.</summary>
    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request, ServerCallContext context)
        => Task.FromResult(new RequirePulumiVersionResponse());

    private static DiagnosticSeverity Severity(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => DiagnosticSeverity.Debug,
        LogSeverity.Warning => DiagnosticSeverity.Warning,
        LogSeverity.Error => DiagnosticSeverity.Error,
        _ => DiagnosticSeverity.Information,
    };
}
