using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>The registry's identities, and its encryption with a customer-managed key.</summary>
internal static class IdentityPart
{
    private const string Unknown = "00000000-0000-0000-0000-000000000000";
    private const string IdentityType = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private const string VaultType = "Microsoft.KeyVault/vaults";

    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var values = existing.Registry.Values.Object("identity");
        var attached = values.ObjectsByName("userAssignedIdentities");
        var given = existing.Take(resource => resource.Id.Is(IdentityType) && attached.Keys.Any(id => AzureObject.Same(id, resource.Id.Text)));
        var names = new NameSet(longest: 128);
        var described = new List<SettingsMap>();
        var byClient = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, ids) in attached)
        {
            var one = given.FirstOrDefault(resource => AzureObject.Same(resource.Id.Text, id))?.Values;
            var name = names.Add(id.Split('/')[^1]);
            var clientId = ids.Text("clientId") ?? one?.Text("clientId");
            string?[] known = [ids.Text("principalId") ?? one?.Text("principalId"), clientId, one?.Text("tenantId") ?? values.Text("tenantId")];
            var map = new SettingsMap();
            map.Add("name", name);
            map.Add("id", id);
            foreach (var (key, value) in new[] { "principalId", "clientId", "tenantId" }.Zip(known))
                map.Add(key, value ?? Unknown);
            described.Add(map);
            byClient[clientId ?? ""] = name;
            if (known.Contains(null))
            {
                notes.Before.Add((
                    $"What is {Unknown} at the identity {name} was not given; fill in what this prints, or give it with --from:",
                    $"az identity show --ids {id}"));
            }
        }

        var identity = new SettingsMap();
        if (values.Text("type")?.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) is true)
            identity.Add("systemAssigned", true);
        identity.AddUnlessEmpty("userAssigned", SettingsList.Of(described));
        settings.AddUnlessEmpty("identity", identity);
        values.Skip("principalId", "tenantId");
        AddEncryption(settings, existing, notes, byClient);
    }

    private static void AddEncryption(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes, Dictionary<string, string> byClient)
    {
        var values = existing.Registry.Values.Object("encryption");
        var key = values.Object("keyVaultProperties");
        key.Skip("versionedKeyIdentifier", "keyRotationEnabled", "lastKeyRotationTimestamp");
        var vaults = existing.Take(resource => resource.Id.Is(VaultType));
        if (!values.IsEnabled("status") || key.Text("keyIdentifier") is not { } keyUri)
            return;
        var address = new Uri(keyUri);
        var vaultName = address.Host.Split('.')[0];
        if (vaults.FirstOrDefault(one => AzureObject.Same(one.Name, vaultName)) is not { } vault)
        {
            notes.Before.Add((
                $"The key vault of the registry's key {keyUri} was not given; give what this prints with --from as well:",
                $"az keyvault show --name {vaultName}"));
            return;
        }

        if (!byClient.TryGetValue(key.Text("identity") ?? "", out var identity))
        {
            notes.Before.Add((
                $"The registry reads its key {keyUri} with another identity than its user-assigned ones, which the settings cannot say:",
                $"az acr encryption rotate-key --name {existing.Name} --key-encryption-key {keyUri} --identity IDENTITY"));
            return;
        }

        var encryption = new SettingsMap();
        encryption.Add("identity", identity);
        encryption.Add("vault", SettingsMap.Of([new("id", vault.Id.Text)]));
        encryption.Add("key", SettingsMap.Of(address.Segments[2..].Zip(["name", "version"], (value, name) => KeyValuePair.Create(name, value.TrimEnd('/')))));
        encryption.Add("grantAccess", false, "The identity has its role on the key already.");
        settings.Add("encryption", encryption);
    }
}
