using Grpc.Core;
using Grpc.Core.Interceptors;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Options;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Protocol;

/// <summary>Answers failed calls of the program with their message, and reports bugs of the engine to the run.</summary>
internal sealed class FailureInterceptor(RunFaults faults, RunCancellation cancellation, RunningCalls calls, ProgramWatch watch) : Interceptor
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
            if (!cancellation.IsRequested)
                NoteRefusal(request, "the program did not wait for the answer");
            throw new RpcException(new Status(StatusCode.Cancelled, "the run was cancelled"));
        }
        catch (Exception error) when (error is not RpcException)
        {
            faults.AddBug(error);
            throw new RpcException(new Status(StatusCode.Internal, $"the engine has a bug: {error.Message}"));
        }
    }

    /// <summary>Remembers a refused declaration, which the program may ignore. A function call that fails is not one: programs may try such calls.</summary>
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
            faults.AddRefusal($"{what}: {reason}");
    }
}
