using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO033: addresses that hold a credential are kept secret.</summary>
internal sealed class NoCredentialsInUris : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO033",
        Title = "Addresses with a credential in them are marked as secrets",
        Checks = "The addresses that webhooks, Event Grid's subscriptions and action groups send to are marked as secrets where they hold a user's name "
            + "or password, or a parameter such as `code`, `sig`, `token` or `key`.",
        Why = "Everyone can read an address that is not marked in the state, in previews and in logs, and can then send to the receiver.",
        Fix = "Put the address into the configuration with `pulumi config set --secret`. In resources of your own: `Output.CreateSecret`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://www.pulumi.com/docs/iac/concepts/secrets/",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Webhook, Kinds.EventSubscription, Kinds.SystemTopicEventSubscription, Kinds.ActionGroup];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        foreach (var (property, uri) in UrisOf(subject))
            evaluation.Require(uri.IsSecret | !uri.Is(SecretNames.AreIn), property, "the address holds a credential and is not marked as a secret");
    }

    private static IEnumerable<(string Property, DeclaredValue Uri)> UrisOf(DeclaredResource subject) => subject.Kind switch
    {
        Kinds.Webhook => [("serviceUri", subject["serviceUri"])],
        Kinds.ActionGroup when subject["webhookReceivers"] is { IsUnknown: true } receivers => [("webhookReceivers", receivers)],
        Kinds.ActionGroup => subject["webhookReceivers"].Items.Select((receiver, index) => ($"webhookReceivers.{index}.serviceUri", receiver["serviceUri"])),
        _ => [("destination.endpointUrl", subject["destination.endpointUrl"])],
    };
}
