using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>The registry's policies.</summary>
internal static class PolicyPart
{
    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var values = existing.Registry.Values.Object("policies");
        var policies = new SettingsMap();
        var retention = Policy(values, "retentionPolicy");
        var retentionDays = retention.Number("days") ?? 0;
        if (retention.IsEnabled("status"))
            policies.Add("retention", Days(retentionDays));
        AddSoftDelete(policies, settings, values, existing, notes);
        if (Policy(values, "quarantinePolicy").IsEnabled("status"))
            policies.Add("quarantine", true);
        if (!Policy(values, "exportPolicy").IsEnabled("status", otherwise: true))
            policies.Add("export", false);
        if (Policy(values, "azureADAuthenticationAsArmPolicy").IsEnabled("status", otherwise: true))
            policies.Add("armAudienceTokens", true, "Azure's default. With false, tokens for Azure Resource Manager at large do not open the registry.");
        settings.AddUnlessEmpty("policies", policies);

        var trust = Policy(values, "trustPolicy");
        trust.Skip("type");
        if (trust.IsEnabled("status"))
        {
            notes.Before.Add((
                "Content trust is on (properties.policies.trustPolicy); it is deprecated, and the program has no key for it:",
                $"az acr config content-trust update --registry {existing.Name} --status disabled"));
        }
    }

    private static void AddSoftDelete(SettingsMap policies, SettingsMap settings, AzureObject values, ExistingRegistry existing, AdoptionNotes notes)
    {
        var softDelete = Policy(values, "softDeletePolicy");
        var days = softDelete.Number("retentionDays") ?? 0;
        if (!softDelete.IsEnabled("status"))
            return;
        if (policies.Entries is [] && !settings.Entries.Any(entry => entry.Key is "replicas" or "cacheRules"))
        {
            policies.Add("softDelete", Days(days));
            return;
        }

        notes.Before.Add((
            "Soft delete is on (properties.policies.softDeletePolicy), which Azure does not support beside replicas, cache rules and retention:",
            $"az acr config soft-delete update --registry {existing.Name} --status disabled"));
    }

    private static AzureObject Policy(AzureObject policies, string name)
    {
        var policy = policies.Object(name);
        policy.Skip("lastUpdatedTime");
        return policy;
    }

    private static SettingsMap Days(int days)
    {
        var map = new SettingsMap();
        map.Add("days", days);
        return map;
    }
}
