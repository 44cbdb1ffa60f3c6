using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Tests.Engine.Deploy.Declarations;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("1h30m0s", 5_400_000)]
    [InlineData("10m", 600_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("250ms", 250)]
    [InlineData("3000us", 3)]
    [InlineData("2000µs", 2)]
    [InlineData("1000000ns", 1)]
    public void Durations_are_read(string text, double milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), GoDuration.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_no_duration(string? text) => Assert.Null(GoDuration.Parse(text));

    [Theory]
    [InlineData("10")]
    [InlineData("ten minutes")]
    [InlineData("1h x 3m")]
    [InlineData("-5m")]
    public void Other_texts_are_refused(string text)
        => Assert.Equal(
            $"the timeout '{text}' is not a duration; one looks like 10m or 1h30m0s",
            Assert.Throws<RehearsalException>(() => GoDuration.Parse(text)).Message);

    [Fact]
    public void Longest_duration_stands_for_all_longer_ones() => Assert.Equal(TimeSpan.MaxValue, GoDuration.Parse("99999999999999h"));
}
