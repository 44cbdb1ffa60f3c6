using GeoRegistry.Azure;
using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class SecretsAreMarkedTests : RuleTests
{
    private protected override Rule Rule => new SecretsAreMarked();

    private protected override Examples Passing => new()
    {
        ["none"] = "- containerregistry:Webhook arrived: {}",
        ["nothing secret"] = "- containerregistry:Webhook arrived: { customHeaders: { X-Region: westeurope } }",
        ["marked"] = "- containerregistry:Webhook arrived: { customHeaders: { Authorization: !secret abc, X-Region: westeurope } }",
        ["nothing secret, not known yet"] = "- containerregistry:Webhook arrived: { customHeaders: { X-Region: !unknown } }",
    };

    private protected override Examples Failing => new()
    {
        ["authorization"] = new(
            "- containerregistry:Webhook arrived: { customHeaders: { Authorization: Bearer abc } }",
            "arrived customHeaders.Authorization: the header holds a secret that is not marked as one"),
        ["two"] = new(
            "- containerregistry:Webhook arrived: { customHeaders: { x-hub-signature: abc, X-Api-Key: def, X-Good-Token: !secret ghi } }",
            "arrived customHeaders.X-Api-Key: the header holds a secret that is not marked as one",
            "arrived customHeaders.x-hub-signature: the header holds a secret that is not marked as one"),
    };

    private protected override Examples Undecided => new()
    {
        ["value not known yet"] = new(
            "- containerregistry:Webhook arrived: { customHeaders: { Authorization: !unknown } }",
            "arrived customHeaders.Authorization"),
        ["headers not known yet"] = new("- containerregistry:Webhook arrived: { customHeaders: !unknown }", "arrived customHeaders"),
    };
}
