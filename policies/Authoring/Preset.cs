namespace GeoRegistry.Policies.Configuration;

/// <summary>A set of rules that are on; each one holds all rules of those before it.</summary>
public enum Preset
{
    /// <summary>What is a mistake wherever it stands.</summary>
    Baseline,

    /// <summary>What a registry needs that others depend on.</summary>
    Production,

    /// <summary>What laws and auditors ask for.</summary>
    Regulated,

    /// <summary>Rules that only serve some: they are off until the configuration gives them a severity.</summary>
    OnRequest,
}
