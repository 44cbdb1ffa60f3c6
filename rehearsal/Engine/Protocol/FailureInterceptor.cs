using Grpc.Core;
using Grpc.Core.Interceptors;
using PulumiProtocol;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Protocol;

/// <summary>Gives the program the message of what failed, and the run the bugs of the engine.</summary>
internal sealed class FailureInterceptor(Deployment deployment, RunningCalls calls, ProgramWatch watch) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        => calls.FollowAsync(watch.WhileAsync(() => AnswerAsync(request, context, continuation)));

    private async Task<TResponse> AnswerAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error) when (error is RehearsalException or ProviderException)
        {
            NoteRefusal(request, error.Message);
            throw new RpcException(new Status(StatusCode.Unknown, error.Message));
        }
        catch (OperationCanceledException)
        {
            if (!deployment.Ending.IsCancellationRequested && !deployment.Options.Abort.IsCancellationRequested)
                NoteRefusal(request, "the program did not wait for the answer");
            throw new RpcException(new Status(StatusCode.Cancelled, "the run was cancelled"));
        }
        catch (Exception error) when (error is not RpcException)
        {
            deployment.ReportBug(error);
            throw new RpcException(new Status(StatusCode.Internal, $"the engine has a bug: {error.Message}"));
        }
    }

    /// <summary>A declaration that was refused must not be lost when the program does not mind. Programs may well try calls that fail.</summary>
    private void NoteRefusal(object request, string reason)
    {
        var what = request switch
        {
            RegisterResourceRequest resource => $"{resource.Name} ({resource.Type})",
            ReadResourceRequest read => $"{read.Name} ({read.Type})",
            RegisterResourceOutputsRequest outputs => $"the outputs of '{outputs.Urn}'",
            RegisterPackageRequest package => $"the package '{package.Name}'",
            _ => null,
        };
        if (what is not null)
            deployment.NoteRefusal($"{what}: {reason}");
    }
}
