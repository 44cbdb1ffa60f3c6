using GeoRegistry.Configuration;

namespace GeoRegistry.Policies.Authoring;

/// <summary>What becomes of a finding.</summary>
public enum Severity
{
    /// <summary>The rule is not looked at.</summary>
    Off,

    /// <summary>It stands in reports.</summary>
    Information,

    /// <summary>It is also shown on the resource when the program runs.</summary>
    Warning,

    /// <summary>It also stops the run.</summary>
    Error,
}
