using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO017: nobody signs in with a password of the registry.</summary>
internal sealed class RepositoryTokensOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO017",
        Title = "Tokens of the registry are off",
        Checks = "`status` of every token of a registry is `disabled`.",
        Why = "A token's passwords are long-lived and bypass Microsoft Entra: no conditional access, no sign-in log of the directory, no account that is "
            + "closed when somebody leaves.",
        Fix = "Remove the entries of `tokens`, and give identities roles in `access`.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Regulated,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-token-based-repository-permissions",
        SameAs =
        [
            new("Azure Policy", "ff05e24e-195c-447e-b322-5e90c9f9f366"),
            new("Azure Policy", "a9b426fe-8856-4945-8600-18c5dd1cca2a"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Token];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(subject["status"].Is("disabled"), "status", "the token lets clients sign in with a password, bypassing Microsoft Entra");
}
