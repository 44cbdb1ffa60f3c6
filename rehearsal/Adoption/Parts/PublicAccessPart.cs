using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>How the internet reaches the registry.</summary>
internal static class PublicAccessPart
{
    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes, bool hasEndpoints)
    {
        var values = existing.Registry.Values;
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
            notes.LeftOut.AddRange(WhatDoesNotCount(rules.Text("defaultAction"), addresses));
        }

        if (AzureObject.Same(values.Text("networkRuleBypassOptions"), "None"))
            access.Add("trustedServicesBypass", false);
        settings.AddUnlessEmpty("publicAccess", access);
        SayWhatIsNotOffered(existing, rules, notes);
    }

    /// <summary>The settings have no network rules while public access is off; adoption leaves them unchanged in Azure.</summary>
    private static IEnumerable<string> WhatDoesNotCount(string? defaultAction, IEnumerable<string> addresses)
        => addresses.Select(address => $"ipRules: {address}").Concat(AzureObject.Same(defaultAction, "Allow") ? ["defaultAction: Allow"] : [])
            .Select(rule => $"properties.networkRuleSet.{rule}: it has no effect while public access is off");

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
