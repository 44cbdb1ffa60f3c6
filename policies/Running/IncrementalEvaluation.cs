using System.Threading.Channels;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Judges resources again when more of their inputs is known. News that comes while others are judged is taken in together, for what
/// rules look up in the stack has to be found out anew after each change.
/// </summary>
/// <param name="stack">What is declared; only this class changes it.</param>
/// <param name="evaluation">Judges the stack.</param>
internal sealed class NewsJudge(DeclaredStack stack, PolicyEvaluation evaluation)
{
    private readonly Channel<News> _channel = Channel.CreateUnbounded<News>(new() { SingleReader = true });

    /// <summary>Begins to take news, until the program ends.</summary>
    internal void Start() => _ = Task.Run(JudgeAsync);

    /// <summary>Judges one resource with the inputs that it has now.</summary>
    internal Task<PolicyReport> JudgeAsync(DeclaredResource resource, DeclaredValue inputs) => SendAsync((resource, inputs), () => evaluation.Judge(resource));

    /// <summary>Judges all resources with what is known now.</summary>
    internal Task<PolicyReport> JudgeAllAsync() => SendAsync(null, evaluation.JudgeAll);

    private Task<PolicyReport> SendAsync((DeclaredResource, DeclaredValue)? change, Func<PolicyReport> judge)
    {
        var answer = new TaskCompletionSource<PolicyReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = _channel.Writer.TryWrite(new(change, judge, answer));
        return answer.Task;
    }

    private async Task JudgeAsync()
    {
        while (await _channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = new List<News>();
            while (_channel.Reader.TryRead(out var one))
                batch.Add(one);
            stack.Learn([.. batch.Select(news => news.Change).OfType<(DeclaredResource, DeclaredValue)>()]);
            foreach (var news in batch)
                news.Answer();
        }
    }

    private sealed record News((DeclaredResource, DeclaredValue)? Change, Func<PolicyReport> Judge, TaskCompletionSource<PolicyReport> Judged)
    {
        internal void Answer()
        {
            try
            {
                Judged.SetResult(Judge());
            }
            catch (Exception error)
            {
                // Who waits reports it.
                Judged.SetException(error);
            }
        }
    }
}
