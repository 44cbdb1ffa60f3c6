using System.Threading.Channels;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Evaluates resources again as more of their inputs become known. What arrives during an evaluation is taken in together afterwards, because each change
/// of the stack clears what rules have looked up in it.
/// </summary>
/// <param name="stack">The declared resources; only this class changes them.</param>
/// <param name="evaluation">Evaluates the stack.</param>
internal sealed class IncrementalEvaluation(DeclaredStack stack, PolicyEvaluation evaluation)
{
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>(new() { SingleReader = true });

    /// <summary>Starts to answer requests, until the program ends.</summary>
    internal void Start() => _ = Task.Run(AnswerAllAsync);

    /// <summary>Evaluates one resource with the inputs that it has now.</summary>
    internal Task<PolicyReport> EvaluateAsync(DeclaredResource resource, DeclaredValue inputs)
        => SendAsync((resource, inputs), () => evaluation.Evaluate(resource));

    /// <summary>Evaluates all resources with what is known now.</summary>
    internal Task<PolicyReport> EvaluateAllAsync() => SendAsync(null, evaluation.EvaluateAll);

    private Task<PolicyReport> SendAsync((DeclaredResource, DeclaredValue)? change, Func<PolicyReport> evaluate)
    {
        var result = new TaskCompletionSource<PolicyReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = _requests.Writer.TryWrite(new(change, evaluate, result));
        return result.Task;
    }

    private async Task AnswerAllAsync()
    {
        while (await _requests.Reader.WaitToReadAsync())
        {
            var batch = new List<Request>();
            while (_requests.Reader.TryRead(out var request))
                batch.Add(request);
            stack.Update([.. batch.Select(request => request.Change).OfType<(DeclaredResource, DeclaredValue)>()]);
            foreach (var request in batch)
                request.Answer();
        }
    }

    private sealed record Request((DeclaredResource, DeclaredValue)? Change, Func<PolicyReport> Evaluate, TaskCompletionSource<PolicyReport> Result)
    {
        internal void Answer()
        {
            try
            {
                Result.SetResult(Evaluate() with { IsDuringDeployment = true });
            }
            catch (Exception error)
            {
                // Whoever awaits the result reports the error.
                Result.SetException(error);
            }
        }
    }
}
