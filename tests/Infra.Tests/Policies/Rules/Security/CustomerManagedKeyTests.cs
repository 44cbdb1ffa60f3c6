using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class CustomerManagedKeyTests : RuleTests
{
    private protected override Rule Rule => new CustomerManagedKey();

    private protected override Examples Passing => new()
    {
        ["own key"] = "- containerregistry:Registry contoso: { encryption: { status: enabled, keyVaultProperties: { keyIdentifier: !unknown } } }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso encryption.status: the registry is encrypted with a Microsoft-managed key"),
        ["Microsoft's key"] = new(
            "- containerregistry:Registry contoso: { encryption: { status: disabled } }",
            "contoso encryption.status: the registry is encrypted with a Microsoft-managed key"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Registry contoso: { encryption: !unknown }", "contoso encryption.status"),
    };
}
