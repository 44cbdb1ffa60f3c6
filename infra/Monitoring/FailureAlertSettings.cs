namespace GeoRegistry.Monitoring;

/// <summary>When failed pulls or pushes raise an alert.</summary>
/// <param name="MoreThan">How many may fail without one (<c>moreThan</c>): 0 to 1,000,000.</param>
/// <param name="Within">
/// The span in which they are counted (<c>within</c>): <c>PT15M</c>, <c>PT30M</c>, <c>PT1H</c>, <c>PT6H</c> or <c>P1D</c>. Default
/// <c>PT15M</c>. It is looked at every five minutes, since metrics reach the workspace some minutes late.
/// </param>
public sealed record FailureAlertSettings(int MoreThan, string Within)
{
    /// <summary>The most failures that a threshold can allow.</summary>
    public const int MaximumMoreThan = 1_000_000;
}
