namespace GeoRegistry.Policies.Authoring;

/// <summary>How serious a finding is, and what it does to a run.</summary>
public enum Severity
{
    /// <summary>The rule is not evaluated.</summary>
    Off,

    /// <summary>The finding is shown in reports.</summary>
    Information,

    /// <summary>The finding is also logged on the resource when the program runs.</summary>
    Warning,

    /// <summary>The finding also stops the run.</summary>
    Error,
}
