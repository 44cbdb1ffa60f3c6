using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO032: secrets in the headers of webhooks are kept secret.</summary>
internal sealed class SecretsAreMarked : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO032",
        Title = "Secrets in the headers of webhooks are marked",
        Checks = "Values in `customHeaders` of a webhook are marked as secrets if their names suggest one, such as `Authorization` or `X-Api-Key`.",
        Why = "Everyone can read a value that is not marked in the state, in previews and in logs.",
        Fix = "Put the value into the configuration with `pulumi config set --secret`, or let the program make one: `webhooks.sharedSecretHeader`. In "
            + "resources of your own: `Output.CreateSecret`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://www.pulumi.com/docs/iac/concepts/secrets/",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Webhook];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        foreach (var (property, value) in SecretsOf(subject["customHeaders"]))
            evaluation.Require(value.IsSecret | !value.IsGiven, property, "the header holds a secret that is not marked as one");
    }

    private static IEnumerable<(string Property, DeclaredValue Value)> SecretsOf(DeclaredValue headers)
        => headers.IsSecret ? []
            : headers.IsUnknown ? [("customHeaders", headers)]
            : headers.Members
                .Where(header => SecretNames.Contain(header.Key))
                .OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => ($"customHeaders.{header.Key}", header.Value));
}
