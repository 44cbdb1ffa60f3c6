using System.Collections.Immutable;
using System.Globalization;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Encryption;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Outputs;
using GetPreviewRegistry = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetRegistry;
using GetStableRegistry = Pulumi.AzureNative_containerregistry_v20251101.ContainerRegistry.GetRegistry;

namespace GeoRegistry.Registries;

/// <summary>The adopted registry itself.</summary>
internal static class AdoptedRegistry
{
    /// <summary>The key of the registry itself.</summary>
    internal const string Key = "registry";

    /// <summary>The names of values that <see cref="PartInAzure"/> has of it and that are not inputs.</summary>
    internal const string IdentityType = "identity", UserAssigned = "userAssignedIdentities", PrincipalIds = "principalIds", ClientIds = "clientIds",
        RetentionDays = "retentionDays", SoftDeleteDays = "softDeleteDays";

    private const string Disabled = "disabled";

    internal static AdoptedPart Of(RegistrySettings settings) => new(Key, settings.Path, () => AskAsync(settings))
    {
        IsAdopted = settings.Adopt,
        Expected = found => Expected(settings, found).Concat(OfNewer(settings)),
        Tags = new(ImmutableDictionary<string, string>.Empty, settings.Tags),
        WhereMissing = "remove adopt, and it is created",
    };

    private static IEnumerable<Expectation> Expected(RegistrySettings settings, PartInAzure found)
    {
        var name = settings.Name;
        yield return new("location", "homeRegion", settings.HomeRegion.Name);
        yield return Fixed("sku", "Premium", $"az acr update --name {name} --sku Premium");
        yield return Fixed("adminUserEnabled", "false", $"az acr update --name {name} --admin-enabled false");
        yield return Fixed("anonymousPullEnabled", "false", $"az acr update --name {name} --anonymous-pull-enabled false");
        yield return new("publicNetworkAccess", "publicAccess.enabled", InputText.Of(settings.PublicAccess.Enabled));
        // Without public access nobody is let in, whatever the rules say.
        var isClosed = !settings.PublicAccess.Enabled || found["publicNetworkAccess"] is ["false"];
        yield return new("defaultAction", "publicAccess.defaultAction", settings.PublicAccess.AllowsOthers ? "Allow" : "Deny") { IsForm = isClosed };
        yield return new("ipRules", "publicAccess.ipRules", settings.PublicAccess.IpRules)
        {
            IsForm = isClosed,
            Comparer = IpRuleComparer.Instance,
            Resolve = rules => rules.Where(rule => !IpRuleComparer.IsAllowed(rule)).ToList() is [_, ..] others
                ? Resolution.Change(string.Join("; ", others.Select(rule => $"az acr network-rule remove --name {name} --ip-address {rule}")))
                : rules is [] ? Resolution.Try("remove the key")
                : Resolution.Keep($"publicAccess: {{ ipRules: {YamlText.List(rules)} }}"),
        };
        yield return new("ipRulesWithoutAction", null) { IsForm = true };
        yield return new("networkRuleBypassOptions", "publicAccess.trustedServicesBypass", InputText.Of(settings.PublicAccess.TrustedServicesBypass));
        yield return new("dataEndpointEnabled", "dataEndpointEnabled", InputText.Of(settings.DataEndpointEnabled));
        foreach (var expectation in OfIdentity(settings.Identity, found).Append(OfEncryption(settings)).Concat(OfPolicies(settings, found)))
            yield return expectation;
    }

    private static IEnumerable<Expectation> OfIdentity(IdentitySettings settings, PartInAzure found)
    {
        ImmutableArray<string> attached =
        [
            .. settings.UserAssigned.Values
                .Where(identity => identity.Attach)
                .Select(identity => identity.Existing?.Id ?? $"{identity.Name}, which this run makes"),
        ];
        yield return new("systemAssigned", "identity.systemAssigned", InputText.Of(settings.SystemAssigned));
        yield return new(UserAssigned, "identity.userAssigned", attached)
        {
            Comparer = ResourceIds.Comparer,
            Resolve = ids => ids is []
                ? Resolution.Try("attach identities in a later run: attach: false")
                : Resolution.Keep($"identity: {{ userAssigned: [{string.Join(", ", found["identityEntries"])}] }}"),
        };
        yield return new(PrincipalIds, null) { IsForm = true };
        if (settings.IsEmpty)
            yield return new(IdentityType, null, "None") { IsForm = true };
    }

    private static Expectation OfEncryption(RegistrySettings settings) => new(
        "encryption", "encryption", settings.Encryption is { } asked ? [KeyName(asked)] : [])
    {
        Comparer = StringComparer.OrdinalIgnoreCase,
        Resolve = keys => keys is [var key]
            ? Resolution.Keep(
                $"encryption: {{ vault: {{ id: ID_OF_THE_VAULT }}, key: {{ name: {key.Split('/')[1]} }}, grantAccess: false, … }} (docs/configuration.md)")
            : Resolution.Try("remove encryption: Azure encrypts a registry with a customer-managed key from its creation on, or never"),
    };

    private static IEnumerable<Expectation> OfPolicies(RegistrySettings settings, PartInAzure found)
    {
        var policies = settings.Policies;
        yield return Days("retention", policies.RetentionDays);
        yield return Days("softDelete", policies.SoftDeleteDays);
        if (policies.RetentionDays is null)
            yield return new(RetentionDays, null, InputText.Of(RegistryPolicyInputs.DaysWhenDisabled)) { IsForm = true };
        if (policies.SoftDeleteDays is null)
            yield return new(SoftDeleteDays, null, InputText.Of(RegistryPolicyInputs.DaysWhenDisabled)) { IsForm = true };
        yield return new("quarantine", "policies.quarantine", InputText.Of(policies.Quarantine));
        yield return new("export", "policies.export", InputText.Of(policies.Export));
        yield return new("armAudienceTokens", "policies.armAudienceTokens", InputText.Of(policies.ArmAudienceTokens));
        yield return Fixed("contentTrust", Disabled, $"az acr config content-trust update --registry {settings.Name} --status disabled");
    }

    /// <summary>What is set in the API version that the settings need; nobody changes what that version lacks.</summary>
    private static IEnumerable<Expectation> OfNewer(RegistrySettings settings)
    {
        if (settings.Newer is not { } newer)
            yield break;
        yield return new("roleAssignmentMode", "roleAssignmentMode", newer.RoleAssignmentMode);
        yield return new("networkRuleBypassAllowedForTasks", "networkRuleBypassAllowedForTasks", InputText.Of(newer.NetworkRuleBypassAllowedForTasks));
        if (settings.ApiVersion is not RegistryApiVersion.Preview)
            yield break;
        yield return new("regionalEndpoints", "regionalEndpoints", newer.RegionalEndpoints ? "Enabled" : "Disabled");
        yield return new("domainNameLabelScope", "domainNameLabelScope", newer.DomainNameLabelScope);
        yield return new("endpointProtocol", "endpointProtocol", newer.EndpointProtocol);
    }

    private static Expectation Days(string policy, int? days)
        => new(policy, $"policies.{policy}", InputText.Of(days) ?? Disabled)
        {
            Resolve = found => found is [Disabled]
                ? Resolution.Try($"remove policies.{policy}")
                : Resolution.Keep($"policies: {{ {policy}: {{ days: {found[0]} }} }}"),
        };

    private static Expectation Fixed(string input, string asked, string command) => new(input, null, asked) { Resolve = _ => Resolution.Change(command) };

    private static async Task<PartInAzure> AskAsync(RegistrySettings settings)
    {
        var found = await GetRegistry.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name });
        var policies = found.Policies;
        var retention = policies?.RetentionPolicy;
        var softDelete = policies?.SoftDeletePolicy;
        var identity = found.Identity;
        var ids = identity?.UserAssignedIdentities?.OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase).ToList() ?? [];
        return new(
            found.Tags,
            [
                ("location", [Regions.Normalize(found.Location)]),
                ("sku", [found.Sku.Name]),
                ("adminUserEnabled", [InputText.Of(found.AdminUserEnabled ?? false)]),
                ("anonymousPullEnabled", [InputText.Of(found.AnonymousPullEnabled ?? false)]),
                ("publicNetworkAccess", [InputText.Of(found.PublicNetworkAccess is not "Disabled")]),
                ("networkRuleBypassOptions", [InputText.Of(found.NetworkRuleBypassOptions is not "None")]),
                ("defaultAction", [found.NetworkRuleSet?.DefaultAction ?? "Allow"]),
                ("ipRules", OrEmpty(found.NetworkRuleSet?.IpRules).Select(rule => rule.IPAddressOrRange)),
                ("ipRulesWithoutAction", OrEmpty(found.NetworkRuleSet?.IpRules).Where(rule => rule.Action is null).Select(rule => rule.IPAddressOrRange)),
                ("dataEndpointEnabled", [InputText.Of(found.DataEndpointEnabled ?? false)]),
                (IdentityType, [identity?.Type]),
                ("systemAssigned", [InputText.Of(identity?.Type?.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) ?? false)]),
                (UserAssigned, ids.Select(one => one.Key)),
                (PrincipalIds, ids.Select(one => one.Value.PrincipalId)),
                (ClientIds, ids.Select(one => one.Value.ClientId)),
                ("identityEntries", ids.Select(one => Entry(one.Key, one.Value.PrincipalId, one.Value.ClientId))),
                ("encryption", [KeyName(found.Encryption)]),
                ("retention", [IsEnabled(retention?.Status) ? InputText.Of(retention?.Days) : Disabled]),
                (RetentionDays, [InputText.Of(retention?.Days)]),
                ("softDelete", [IsEnabled(softDelete?.Status) ? InputText.Of(softDelete?.RetentionDays) : Disabled]),
                (SoftDeleteDays, [InputText.Of(softDelete?.RetentionDays)]),
                ("quarantine", [InputText.Of(IsEnabled(policies?.QuarantinePolicy?.Status))]),
                ("export", [InputText.Of(IsEnabled(policies?.ExportPolicy?.Status ?? "enabled"))]),
                ("armAudienceTokens", [InputText.Of(IsEnabled(policies?.AzureADAuthenticationAsArmPolicy?.Status ?? "enabled"))]),
                ("contentTrust", [policies?.TrustPolicy?.Status ?? Disabled]),
                .. settings.ApiVersion switch
                {
                    RegistryApiVersion.Stable => await AskStableAsync(settings),
                    RegistryApiVersion.Preview => await AskPreviewAsync(settings),
                    _ => [],
                },
            ]);
    }

    private static async Task<ImmutableArray<(string, IEnumerable<string?>)>> AskStableAsync(RegistrySettings settings)
    {
        var found = await GetStableRegistry.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name });
        return
        [
            ("roleAssignmentMode", [found.RoleAssignmentMode ?? RoleAssignmentModes.LegacyRegistryPermissions]),
            ("networkRuleBypassAllowedForTasks", [InputText.Of(found.NetworkRuleBypassAllowedForTasks ?? false)]),
        ];
    }

    private static async Task<ImmutableArray<(string, IEnumerable<string?>)>> AskPreviewAsync(RegistrySettings settings)
    {
        var found = await GetPreviewRegistry.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name });
        return
        [
            ("regionalEndpoints", [found.RegionalEndpoints ?? "Disabled"]),
            ("roleAssignmentMode", [found.RoleAssignmentMode ?? RoleAssignmentModes.LegacyRegistryPermissions]),
            ("domainNameLabelScope", [found.AutoGeneratedDomainNameLabelScope ?? NewerFeatures.Unsecure]),
            ("networkRuleBypassAllowedForTasks", [InputText.Of(found.NetworkRuleBypassAllowedForTasks ?? false)]),
            ("endpointProtocol", [found.EndpointProtocol ?? NewerFeatures.IPv4]),
        ];
    }

    private static string Entry(string id, string? principalId, string? clientId)
        => $"{{ name: {ResourceIds.Name(id)}, id: {id}, principalId: {principalId}, clientId: {clientId}, tenantId: TENANT_ID }}";

    private static string KeyName(EncryptionSettings settings)
        => $"{(settings.Vault.ExistingId is { } id ? ResourceIds.Name(id) : settings.Vault.Name)}/{settings.Key.Name}"
            + (settings.Key.Version is { } version ? $"/{version}" : "");

    /// <summary>The vault's and the key's name, and the version where the registry stays at one; null where the key is Microsoft's.</summary>
    private static string? KeyName(EncryptionPropertyResponse? encryption)
        => IsEnabled(encryption?.Status) && Uri.TryCreate(encryption!.KeyVaultProperties?.KeyIdentifier, UriKind.Absolute, out var key)
            ? $"{key.Host.Split('.')[0]}/{string.Join('/', key.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..])}"
            : null;

    private static bool IsEnabled(string? status) => "enabled".Equals(status, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<T> OrEmpty<T>(ImmutableArray<T>? items) => items is { IsDefault: false } given ? given : [];
}
