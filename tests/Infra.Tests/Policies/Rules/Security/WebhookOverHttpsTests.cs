using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class WebhookOverHttpsTests : RuleTests
{
    private protected override Rule Rule => new WebhookOverHttps();

    private protected override Examples Passing => new()
    {
        ["HTTPS"] = "- containerregistry:Webhook arrived: { serviceUri: https://hooks.contoso.com }",
        ["HTTPS, as a secret"] = "- containerregistry:Webhook arrived: { serviceUri: !secret https://hooks.contoso.com }",
    };

    private protected override Examples Failing => new()
    {
        ["HTTP"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: http://hooks.contoso.com }",
            "arrived serviceUri: the webhook is not sent over HTTPS"),
        ["HTTP, as a secret"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: !secret http://hooks.contoso.com }",
            "arrived serviceUri: the webhook is not sent over HTTPS"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Webhook arrived: { serviceUri: !unknown }", "arrived serviceUri"),
    };
}
