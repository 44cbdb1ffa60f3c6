namespace GeoRegistry.Azure;

/// <summary>How stacks and environments are named that others depend on.</summary>
public static class ProductionNames
{
    /// <summary>Whether a name has the part <c>prod</c> or <c>production</c>, as in <c>prod</c>, <c>prod-eu</c>, <c>eu_production</c>.</summary>
    public static bool Contain(string name) => name.Split('-', '_', '.').Any(part => part.ToLowerInvariant() is "prod" or "production");
}
