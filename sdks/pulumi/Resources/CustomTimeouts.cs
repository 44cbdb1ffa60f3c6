namespace Pulumi;

/// <summary>How long the provider may take; by default, the provider decides.</summary>
public sealed class CustomTimeouts
{
    /// <summary>For creating the resource.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>For updating the resource.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>For deleting the resource.</summary>
    public TimeSpan? Delete { get; set; }
}
