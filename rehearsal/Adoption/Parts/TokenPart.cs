using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Scope maps and the tokens that use them.</summary>
internal static partial class TokenPart
{
    private const int LongestDescription = 256;

    /// <summary>
    /// The property "type" marks the scope maps that every registry has. az prints it under another name, because the resource has a "type" as well.
    /// </summary>
    private static readonly string[] KindNames = ["type", "typePropertiesType", "scopeMapType"];

    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var scopeMaps = existing.TakeChildren("scopeMaps");
        var own = scopeMaps.Where(map => !IsOfEveryRegistry(map)).ToList();
        if (scopeMaps is [])
            notes.NotGiven.Add(("scope maps", $"az acr scope-map list --registry {existing.Name}"));
        var described = own.Select(map => Described.Of(map, DescribeScopeMap(map))).ToList();
        var written = Described.Write(described, settings, "scopeMaps", existing, notes);

        var tokens = existing.TakeChildren("tokens");
        if (tokens is [])
            notes.NotGiven.Add(("tokens", $"az acr token list --registry {existing.Name}"));
        Described.Write(
            [.. tokens.Select(token => Described.Of(token, DescribeToken(token, existing, [.. written.Select(map => map.Id.Key)])))],
            settings,
            "tokens",
            existing,
            notes);
    }

    private static (SettingsMap? Settings, string? Problem) DescribeScopeMap(ExistingResource scopeMap)
    {
        scopeMap.Values.Skip(KindNames);
        var actions = scopeMap.Values.Texts("actions");
        var read = actions.Select(action => Action().Match(action)).ToList();
        if (read.FirstOrDefault(match => !match.Success || !Names.IsRepository(match.Groups["repository"].Value)) is { } wrong)
            return (null, $"the settings have no action such as {actions[read.IndexOf(wrong)]}");
        if (!Names.IsOfToken(scopeMap.Name))
            return (null, Names.RuleOfTokens);
        var description = scopeMap.Values.Text("description");
        if (description?.Length > LongestDescription)
            return (null, $"its description is longer than {LongestDescription} characters");
        if (read is [])
            return (null, "it allows nothing");
        var map = new SettingsMap();
        map.Add("name", scopeMap.Name);
        if (description is not null)
            map.Add("description", description);
        map.Add("repositories", SettingsList.Of(read
            .GroupBy(match => match.Groups["repository"].Value, match => match.Groups["action"].Value)
            .OrderBy(repository => repository.Key, StringComparer.Ordinal)
            .Select(DescribeRepository)));
        return (map, null);
    }

    private static SettingsMap DescribeRepository(IGrouping<string, string> actions)
    {
        var map = new SettingsMap();
        map.Add("name", actions.Key);
        map.Add("actions", SettingsList.Of(actions.Order(StringComparer.Ordinal)));
        return map;
    }

    private static (SettingsMap? Settings, string? Problem) DescribeToken(ExistingResource token, ExistingRegistry existing, ImmutableHashSet<string> declared)
    {
        if (!Names.IsOfToken(token.Name))
            return (null, Names.RuleOfTokens);
        if (token.Values.Text("scopeMapId") is not { } scopeMap)
            return (null, "it has no scope map");
        var name = scopeMap.Split('/')[^1];
        var map = new SettingsMap { Comment = Passwords(token) };
        map.Add("name", token.Name);
        map.Add("scopeMap", declared.Contains(scopeMap.ToLowerInvariant()) || IsOfEveryRegistry(name) ? NameOf(existing, name) : scopeMap);
        if (AzureObject.Same(token.Values.Text("status"), "disabled"))
            map.Add("status", "disabled");
        return (map, null);

        static string NameOf(ExistingRegistry existing, string name) => IsOfEveryRegistry(name) ? name.ToLowerInvariant() : name;
    }

    /// <summary>Passwords are not part of a stack; the settings only have when they expire.</summary>
    private static string? Passwords(ExistingResource token)
    {
        var credentials = token.Values.Object("credentials");
        var expiring = new List<string>();
        foreach (var password in credentials.Objects("passwords"))
        {
            password.Skip("creationTime", "value");
            var name = password.Text("name");
            if (password.Text("expiry") is { } expiry)
                expiring.Add($"{name} expires on {expiry.Split('T')[0]}");
        }

        return expiring is [] ? null : $"{string.Join(", ", expiring)}; with passwords, the program warns a month before.";
    }

    private static bool IsOfEveryRegistry(ExistingResource scopeMap)
        => IsOfEveryRegistry(scopeMap.Name) || KindNames.Any(kind => AzureObject.Same(scopeMap.Values.Text(kind), "SystemDefined"));

    private static bool IsOfEveryRegistry(string name) => name.StartsWith("_repositories_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\Arepositories/(?<repository>.+)/(?<action>content/(?:read|write|delete)|metadata/(?:read|write))\z")]
    private static partial Regex Action();
}
