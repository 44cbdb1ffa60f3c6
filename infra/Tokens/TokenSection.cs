using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Tokens;

/// <summary>Reads an entry of <c>tokens</c>.</summary>
/// <param name="today">The day it is; null when it does not matter.</param>
/// <param name="adoptedByDefault">Whether a token is taken over where its entry does not say so.</param>
internal sealed class TokenSection(DateOnly? today, bool adoptedByDefault)
{
    private const int WarningDays = 30;

    internal TokenSettings? Read(ConfigNode token) => token.AsMap(map =>
    {
        var name = map.Required("name")?.AsTokenName();
        var scopeMap = map.Required("scopeMap")?.AsText();
        var enabled = map.Optional("status").AsStatus();
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        var list = map.Optional("passwords");
        var passwords = list?.AsList("passwords", ReadPassword) ?? [];
        if (list is not null)
            DistinctNames.Check(list);
        return name is null || scopeMap is null
            ? null
            : new TokenSettings
            {
                Name = name,
                ScopeMap = scopeMap,
                Enabled = enabled,
                AdoptedAt = adoptedAt,
                Passwords = passwords.DistinctBy(password => password.Name)
                    .ToImmutableSortedDictionary(password => password.Name, password => password.ExpiresOn, StringComparer.Ordinal),
                ExpiredPasswords = [.. passwords.Where(password => password.ExpiresOn <= today).Select(password => password.Name)],
            };
    });

    private Password? ReadPassword(ConfigNode password) => password.AsMap(map =>
    {
        var name = map.Required("name")?.AsChoice("password1", "password2");
        var expiresOn = map.Required("expiresOn")?.AsDayWithin(today, TokenSettings.LongestValidity);
        if (expiresOn <= today?.AddDays(WarningDays))
        {
            // A stack stays deployable when a day passes.
            var state = expiresOn <= today ? "has expired" : "expires soon";
            password["expiresOn"].Warn($"the password {state}; make the other one, hand it out, then set a later day here");
        }

        return name is null || expiresOn is not { } day ? null : new Password(name, day);
    });

    private sealed record Password(string Name, DateOnly ExpiresOn);
}
