using Pulumi;

namespace Sdks.Internals.Tests.Callbacks;

public class ProtocolTimeTests
{
    [Theory]
    [InlineData("5400000000000ns", 5_400_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("10m0s", 600_000)]
    [InlineData("250ms", 250)]
    public void Time_is_read(string text, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ProtocolTime.Parse(text));

    [Fact]
    public void Nothing_is_no_time() => Assert.Null(ProtocolTime.Parse(""));
}
