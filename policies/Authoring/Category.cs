namespace GeoRegistry.Policies.Authoring;

/// <summary>What a rule protects.</summary>
public enum Category
{
    /// <summary>Nobody reads, changes or destroys what they should not.</summary>
    Security,

    /// <summary>Images can be pulled when something fails.</summary>
    Reliability,

    /// <summary>Nothing is paid for without need.</summary>
    Cost,

    /// <summary>The registry can be operated: names, tags, logs, alerts.</summary>
    Operations,

    /// <summary>Clients reach the registry over the intended network paths.</summary>
    Network,
}
