using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Cache rules and the credential sets with which they sign in.</summary>
internal static partial class CachePart
{
    private const string DockerHub = "docker.io";

    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var sets = existing.TakeChildren("credentialSets");
        if (sets is [])
            notes.NotGiven.Add(("credential sets", $"az acr credential-set list --registry {existing.Name}"));
        var written = Described.Write([.. sets.Select(set => Described.Of(set, DescribeSet(set)))], settings, "credentialSets", existing, notes);

        var rules = existing.TakeChildren("cacheRules");
        if (rules is [])
            notes.NotGiven.Add(("cache rules", $"az acr cache list --registry {existing.Name}"));
        Described.Write([.. rules.Select(rule => Described.Of(rule, DescribeRule(rule, written)))], settings, "cacheRules", existing, notes);
    }

    private static (SettingsMap? Settings, string? Problem) DescribeSet(ExistingResource set)
    {
        if (!Names.IsOfCache(set.Name))
            return (null, Names.RuleOfCache);
        if (!AzureObject.Same(set.Values.Object("identity").Text("type"), "SystemAssigned"))
            return (null, "the program gives a credential set an identity of its own, made by Azure");
        set.Values.Object("identity").Skip("principalId", "tenantId", "userAssignedIdentities");
        if (set.Values.Objects("authCredentials") is not [var credential] || !AzureObject.Same(credential.Text("name"), "Credential1"))
            return (null, "the program gives a credential set one credential, Credential1");
        credential.Skip("credentialHealth");
        var loginServer = set.Values.Text("loginServer");
        var (user, password) = (credential.Text("usernameSecretIdentifier"), credential.Text("passwordSecretIdentifier"));
        if (loginServer is null || !Names.IsHost(loginServer))
            return (null, $"{loginServer} is no host name in lower case");
        foreach (var uri in new[] { user, password })
        {
            if (uri is null || !SecretUri().IsMatch(uri))
                return (null, $"the settings take secrets of a key vault such as https://VAULT.vault.azure.net/secrets/NAME, not {uri ?? "none"}");
        }

        var map = new SettingsMap { Comment = "Without vault: that would add a role assignment on the key vault." };
        map.Add("name", set.Name);
        map.Add("loginServer", loginServer);
        map.Add("usernameSecret", user!);
        map.Add("passwordSecret", password!);
        return (map, null);
    }

    private static (SettingsMap? Settings, string? Problem) DescribeRule(ExistingResource rule, ImmutableArray<ExistingResource> sets)
    {
        var (source, target, setId) = (rule.Values.Text("sourceRepository"), rule.Values.Text("targetRepository"), rule.Values.Text("credentialSetResourceId"));
        var set = sets.FirstOrDefault(one => AzureObject.Same(one.Id.Text, setId));
        if (Problem(rule.Name, source, target, setId, set) is { } problem)
            return (null, problem);
        var map = new SettingsMap();
        map.Add("name", rule.Name);
        map.Add("source", source!);
        map.Add("target", target!);
        if (set is not null)
            map.Add("credentialSet", set.Name);
        return (map, null);
    }

    private static string? Problem(string name, string? source, string? target, string? setId, ExistingResource? set)
    {
        var host = source?.Split('/')[0] ?? "";
        return (source, target) switch
        {
            _ when !Names.IsOfCache(name) => Names.RuleOfCache,
            (null, _) or (_, null) => "it has no source or no target",
            _ when !Names.IsHost(host) || source.Length <= host.Length || !Names.IsRepository(source[(host.Length + 1)..])
                => $"the settings have no source such as {source}",
            _ when !Names.IsRepository(target) || IsPattern(source) != IsPattern(target) => $"the settings have no target such as {target} for {source}",
            _ when setId is not null && set is null => $"its credential set {setId} is not among the settings",
            _ when set is null && host is DockerHub => "the settings have Docker Hub only with a credential set",
            _ when set is not null && host is "mcr.microsoft.com" or "public.ecr.aws" => $"the settings have {host} only without a credential set",
            _ when set is not null && set.Values.Text("loginServer") != host => $"its credential set {set.Name} is for another registry",
            _ => null,
        };
    }

    private static bool IsPattern(string text) => text is "*" || text.EndsWith("/*", StringComparison.Ordinal);

    [GeneratedRegex(@"\Ahttps://[a-zA-Z][a-zA-Z0-9-]{2,23}\.vault\.azure\.net/secrets/[a-zA-Z0-9-]{1,127}(/[0-9a-fA-F]{32})?\z")]
    private static partial Regex SecretUri();
}
