namespace GeoRegistry.Policies.Authoring;

/// <summary>A set of rules that are on; each preset includes all rules of those before it.</summary>
public enum Preset
{
    /// <summary>Rules for every registry.</summary>
    Baseline,

    /// <summary>Rules for registries that others depend on.</summary>
    Production,

    /// <summary>Rules that laws and auditors ask for.</summary>
    Regulated,

    /// <summary>Rules that only some need: they are off until the configuration gives them a severity.</summary>
    OnRequest,
}
