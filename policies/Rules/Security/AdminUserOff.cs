using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO001: no registry has the admin user.</summary>
internal sealed class AdminUserOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO001",
        Title = "The admin user is off",
        Checks = "`adminUserEnabled` of a registry is left out or false.",
        Why = "The admin user is one password for everyone, with all rights: nobody can find out who used it, and a change has to be made everywhere.",
        Fix = "Leave `adminUserEnabled` out. Give people and machines roles (`access`), or tokens if they have no identity (`tokens`).",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        SameAs =
        [
            new("PSRule", "AZR-000005"),
            new("Checkov", "CKV_AZURE_137"),
            new("KICS", "b897dfbf-322c-45a8-b67c-1e698beeaa51"),
            new("Azure Policy", "dc921057-6b28-4fbe-9b83-f7bec05db6c2"),
            new("Azure Policy", "79fdfe03-ffcb-4e55-b4d0-b925b8241759"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(!subject["adminUserEnabled"].Is(true), "adminUserEnabled", "the admin user is on");
}
