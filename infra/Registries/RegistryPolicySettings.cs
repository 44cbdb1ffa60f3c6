namespace GeoRegistry.Registries;

/// <summary>The policies of one registry (<c>policies</c>), checked, with every default filled in.</summary>
public sealed record RegistryPolicySettings
{
    /// <summary>The longest time that Azure keeps untagged manifests before retention deletes them, in days; the shortest is none.</summary>
    public const int MaximumRetentionDays = 365;

    /// <summary>The longest time that Azure keeps what was deleted softly, in days; the shortest is one.</summary>
    public const int MaximumSoftDeleteDays = 90;

    /// <summary>
    /// After how many days a manifest without a tag is deleted (<c>retention.days</c>): 0 to 365. Default null: never, because clients may
    /// still pull it by its digest.
    /// </summary>
    public int? RetentionDays { get; init; }

    /// <summary>
    /// For how many days what was deleted can be restored (<c>softDelete.days</c>): 1 to 90. Default null: not at all. Azure supports it
    /// neither with replicas nor with <see cref="RetentionDays"/> nor with cache rules, and then it is a mistake.
    /// </summary>
    public int? SoftDeleteDays { get; init; }

    /// <summary>
    /// Whether a pushed image stays hidden from all but the readers of the quarantine until something, usually a scanner, releases it
    /// (<c>quarantine</c>). Default false.
    /// </summary>
    public bool Quarantine { get; init; }

    /// <summary>
    /// Whether images can leave by an import into another registry or by a transfer (<c>export</c>). Default true; false is a mistake
    /// while public network access is on, for Azure refuses that.
    /// </summary>
    public bool Export { get; init; } = true;

    /// <summary>
    /// Whether tokens that were made for Azure Resource Manager at large open the registry too, as some older clients need
    /// (<c>armAudienceTokens</c>). Default false: tokens have to be made for container registries.
    /// </summary>
    public bool ArmAudienceTokens { get; init; }
}
