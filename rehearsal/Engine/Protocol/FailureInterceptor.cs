using Grpc.Core;
using Grpc.Core.Interceptors;
using Rehearsal.Engine.Planning;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Protocol;

/// <summary>Gives the program the message of what failed, and the run the bugs of the engine.</summary>
internal sealed class FailureInterceptor(Deployment deployment, RunningCalls calls) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        => calls.FollowAsync(AnswerAsync(request, context, continuation));

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
            throw new RpcException(new Status(StatusCode.Unknown, error.Message));
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "the run was cancelled"));
        }
        catch (Exception error) when (error is not RpcException)
        {
            deployment.ReportBug(error);
            throw new RpcException(new Status(StatusCode.Internal, $"the engine has a bug: {error.Message}"));
        }
    }
}
