using Rehearsal.Engine.Protocol;

namespace Rehearsal.Tests.Engine.Protocol;

public sealed class RunningCallsTests
{
    private readonly RunningCalls _calls = new();
    private readonly TaskCompletionSource<string> _call = new();

    [Fact]
    public async Task End_comes_after_the_running_calls()
    {
        var answer = _calls.FollowAsync(_call.Task);
        var end = _calls.EndAsync();
        Assert.False(end.IsCompleted);
        _call.SetResult("answer");

        await end;
        Assert.Equal("answer", await answer);
    }

    [Fact]
    public async Task Failure_of_a_call_is_its_callers_alone()
    {
        var answer = _calls.FollowAsync(_call.Task);
        var end = _calls.EndAsync();
        _call.SetException(new InvalidOperationException("broken"));

        await end;
        await Assert.ThrowsAsync<InvalidOperationException>(() => answer);
    }

    [Fact]
    public void Nothing_is_waited_for_when_no_call_runs() => Assert.True(_calls.EndAsync().IsCompletedSuccessfully);
}
