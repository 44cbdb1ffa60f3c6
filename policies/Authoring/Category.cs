namespace GeoRegistry.Policies.Authoring;

/// <summary>What a rule is good for.</summary>
public enum Category
{
    /// <summary>Nobody reads, changes or destroys what they should not.</summary>
    Security,

    /// <summary>Images can be pulled when something fails.</summary>
    Reliability,

    /// <summary>Nothing is paid for in vain.</summary>
    Cost,

    /// <summary>People can run it: names, tags, logs, alerts.</summary>
    Operations,

    /// <summary>Clients reach it, on the ways that are meant.</summary>
    Network,
}
