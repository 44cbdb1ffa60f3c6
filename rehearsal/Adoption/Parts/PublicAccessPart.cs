using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>How the internet reaches the registry.</summary>
internal static class PublicAccessPart
{
    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes, bool hasEndpoints)
    {
        var (name, values) = (existing.Name, existing.Registry.Values);
        var rules = values.Object("networkRuleSet");
        var isEnabled = values.IsEnabled("publicNetworkAccess", otherwise: true);
        var addresses = rules.Objects("ipRules").Select(AddressOf).OfType<string>().Order(StringComparer.Ordinal).ToList();
        var allowsOthers = !AzureObject.Same(rules.Text("defaultAction"), "Deny");
        var access = new SettingsMap();
        if (isEnabled == hasEndpoints)
            access.Add("enabled", isEnabled);
        if (isEnabled)
        {
            access.AddUnlessEmpty("ipRules", SettingsList.Of(addresses));
            if (allowsOthers != addresses is [])
                access.Add("defaultAction", allowsOthers ? "Allow" : "Deny");
        }
        else
        {
            SayWhatDoesNotCount(name, allowsOthers, addresses, notes);
        }

        if (AzureObject.Same(values.Text("networkRuleBypassOptions"), "None"))
            access.Add("trustedServicesBypass", false);
        settings.AddUnlessEmpty("publicAccess", access);
        SayWhatIsNotOffered(existing, rules, notes);
    }

    /// <summary>The settings have no rules for a way that is closed.</summary>
    private static void SayWhatDoesNotCount(string name, bool allowsOthers, List<string> addresses, AdoptionNotes notes)
    {
        if (allowsOthers)
        {
            notes.Before.Add((
                "Public access is off, so properties.networkRuleSet.defaultAction: Allow has no effect; the program has Deny there:",
                $"az acr update --name {name} --default-action Deny"));
        }

        foreach (var address in addresses)
        {
            notes.Before.Add((
                $"Public access is off, so the rule for {address} has no effect; the program has none there:",
                $"az acr network-rule remove --name {name} --ip-address {address}"));
        }
    }

    private static void SayWhatIsNotOffered(ExistingRegistry existing, AzureObject rules, AdoptionNotes notes)
    {
        if (AzureObject.Same(existing.Registry.Values.Text("publicNetworkAccess"), "SecuredByPerimeter"))
        {
            notes.Before.Add((
                "A network security perimeter says who has access (properties.publicNetworkAccess: SecuredByPerimeter); the program has no key for it:",
                $"az acr update --name {existing.Name} --public-network-enabled false"));
        }

        foreach (var rule in rules.Objects("virtualNetworkRules"))
        {
            rule.Skip("action");
            var subnet = rule.Text("id") ?? rule.Text("virtualNetworkResourceId") ?? rule.Text("virtualNetworkSubnetResourceId");
            notes.Before.Add((
                $"A service endpoint lets {subnet} in (properties.networkRuleSet.virtualNetworkRules); the program has private endpoints instead:",
                $"az acr network-rule remove --name {existing.Name} --subnet {subnet}"));
        }
    }

    /// <summary>az calls by a long name what Azure Resource Manager calls a value.</summary>
    private static string? AddressOf(AzureObject rule)
    {
        rule.Skip("action");
        return rule.Text("value") ?? rule.Text("ipAddressOrRange");
    }
}
