using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Registries;
using GeoRegistry.Stacks;
using Infra.Tests.Configuration;

namespace Infra.Tests.Tokens;

/// <summary>Scope maps and tokens.</summary>
public class TokenErrorTests
{
    private const string Registry = "geo-registry:registries[0]";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_scope_map_lists_its_permissions_in_Azures_form_each_once()
    {
        var registry = Read("""
            scopeMaps:
              - name: ci-push
                description: what pipelines may do
                repositories:
                  - { name: app/*, actions: [content/write, content/read] }
                  - { name: base/linux, actions: [metadata/read] }
                  - { name: app/*, actions: [content/read] }
              - { name: admin, repositories: [{ name: '*', actions: [content/delete] }] }
            """);

        Assert.Equal(["admin", "ci-push"], registry.ScopeMaps.Select(scopeMap => scopeMap.Name));
        Assert.Equal(["repositories/*/content/delete"], registry.ScopeMaps[0].Actions.AsEnumerable());
        Assert.Equal("what pipelines may do", registry.ScopeMaps[1].Description);
        Assert.Equal(
            ["repositories/app/*/content/read", "repositories/app/*/content/write", "repositories/base/linux/metadata/read"],
            registry.ScopeMaps[1].Actions.AsEnumerable());
    }

    [Fact]
    public void A_token_needs_only_a_name_and_a_scope_map()
    {
        var token = Assert.Single(Read("tokens: [{ name: ci-pull, scopeMap: _repositories_pull }]").Tokens);

        Assert.Equal(("ci-pull", "_repositories_pull"), (token.Name, token.ScopeMap));
        Assert.True(token.Enabled);
        Assert.Empty(token.Passwords);
    }

    [Fact]
    public void Every_key_of_a_token_is_read()
    {
        var token = Assert.Single(Read("""
            tokens:
              - name: ci-pull
                scopeMap: _repositories_pull
                status: disabled
                passwords:
                  - { name: password2, expiresOn: 2027-11-25 }
                  - { name: password1, expiresOn: 2027-06-30T00:00:00Z }
            """).Tokens);

        Assert.False(token.Enabled);
        Assert.Equal(
            [("password1", new DateOnly(2027, 6, 30)), ("password2", new DateOnly(2027, 11, 25))],
            token.Passwords.Select(password => (password.Key, password.Value)));
    }

    [Theory]
    [InlineData("2027-06-30")]
    [InlineData("2027-06-30T00:00:00Z")]
    [InlineData("2027-06-30 00:00:00 +0000 UTC")]
    [InlineData("2027-06-30 00:00:00 +0200 CEST")]
    [InlineData("2027-06-30 00:00:00 +0200 +0200")]
    public void A_day_is_read_in_the_forms_in_which_Pulumi_hands_it_over(string day)
    {
        var settings = Parse($"tokens: [{{ name: ci-pull, scopeMap: _repositories_pull, passwords: [{{ name: password1, expiresOn: '{day}' }}] }}]");

        Assert.Equal(new DateOnly(2027, 6, 30), Assert.Single(Assert.Single(Assert.Single(settings.Registries).Tokens).Passwords).Value);
        Assert.Empty(settings.Warnings);
    }

    [Theory]
    [InlineData("2027-06-30T10:00:00Z")]
    [InlineData("2027-06-30 10:00:00 +0000 UTC")]
    [InlineData("2027-06-31 00:00:00 +0000 UTC")]
    public void A_time_that_begins_no_day_is_refused(string time)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.tokens[0].passwords[0].expiresOn", $"\"{time}\"", "must be a day, written YYYY-MM-DD, in quotes", null),
            ConfigurationError($"tokens: [{{ name: ci-pull, scopeMap: _repositories_pull, passwords: [{{ name: password1, expiresOn: '{time}' }}] }}]"));

    [Fact]
    public void A_password_that_expires_in_more_than_a_year_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.tokens[0].passwords[0].expiresOn", "\"2027-11-26\"", "must be no later than 2027-11-25", null),
            ConfigurationError("tokens: [{ name: ci-pull, scopeMap: _repositories_pull, passwords: [{ name: password1, expiresOn: '2027-11-26' }] }]"));

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2020-01-01")]
    public void A_password_that_has_expired_is_warned_of_so_that_the_stack_stays_deployable(string day)
        => Assert.Equal(
            $"{Registry}.tokens[0].passwords[0].expiresOn: the password has expired; make the other one, hand it out, then set a later day here",
            Assert.Single(Parse($"tokens: [{{ name: ci-pull, scopeMap: _repositories_pull, passwords: [{{ name: password1, expiresOn: '{day}' }}] }}]").Warnings)
                .ToString());

    [Fact]
    public void A_password_that_expires_within_a_month_is_warned_of()
    {
        var settings = Parse("""
            tokens:
              - name: ci-pull
                scopeMap: _repositories_pull
                passwords: [{ name: password1, expiresOn: 2026-12-24 }, { name: password2, expiresOn: 2026-12-25 }]
            """);

        Assert.Equal(
            $"{Registry}.tokens[0].passwords[0].expiresOn: the password expires soon; make the other one, hand it out, then set a later day here",
            Assert.Single(settings.Warnings).ToString());
    }

    [Theory]
    [InlineData("passwords: [{ name: password3, expiresOn: 2027-06-30 }]", "passwords[0].name", "\"password3\"", "must be password1 or password2", "password1")]
    [InlineData(
        "passwords: [{ name: password1, expiresOn: tomorrow }]",
        "passwords[0].expiresOn",
        "\"tomorrow\"",
        "must be a day, written YYYY-MM-DD, in quotes",
        null)]
    [InlineData("passwords: [{ name: password1 }]", "passwords[0].expiresOn", null, "must be given", null)]
    [InlineData("status: off", "status", "\"off\"", "must be enabled or disabled", null)]
    public void A_mistake_in_a_token_is_refused(string line, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.tokens[0].{key}", value, rule, suggestion),
            ConfigurationError($"tokens: [{{ name: ci-pull, scopeMap: _repositories_pull, {line} }}]"));

    [Theory]
    [InlineData("ci", null)]
    [InlineData("ci pull", "cipull")]
    public void A_token_whose_name_Azure_would_not_take_is_refused(string name, string? nearest)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.tokens[0].name", $"\"{name}\"", "must be 5 to 50 letters, digits, hyphens and underscores", nearest),
            ConfigurationError($"tokens: [{{ name: {name}, scopeMap: _repositories_pull }}]"));

    [Theory]
    [InlineData("ci-psh", "ci-push")]
    [InlineData("_repositories_pul", "_repositories_pull")]
    [InlineData("nothing", null)]
    public void A_token_of_a_scope_map_that_is_not_there_is_refused_with_the_nearest(string scopeMap, string? nearest)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.tokens[0].scopeMap",
                $"\"{scopeMap}\"",
                "must be the name of a scope map of this registry, ci-push, _repositories_admin, _repositories_pull, _repositories_pull_metadata_read, "
                    + "_repositories_push, _repositories_push_metadata_write, or the id of one",
                nearest),
            ConfigurationError($"""
                scopeMaps: [{"{"} name: ci-push, repositories: [{"{"} name: app, actions: [content/read] {"}"}] {"}"}]
                tokens: [{"{"} name: ci-pull, scopeMap: {scopeMap} {"}"}]
                """));

    [Fact]
    public void A_token_of_something_that_is_no_scope_map_is_refused()
        => Assert.Equal(
            $"must be the id of a Microsoft.ContainerRegistry/registries/scopeMaps: "
                + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.ContainerRegistry/registries/NAME/scopeMaps/NAME",
            ConfigurationError("tokens: [{ name: ci-pull, scopeMap: /subscriptions/x }]").Rule);

    [Theory]
    [InlineData("app*")]
    [InlineData("app/*/web")]
    [InlineData("App")]
    public void A_repository_that_Azure_has_no_permissions_for_is_refused(string repository)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.scopeMaps[0].repositories[0].name",
                $"\"{repository}\"",
                "must be a repository such as app/web, all below one such as app/*, or * for all, in lower case",
                null),
            ConfigurationError($"scopeMaps: [{{ name: ci-push, repositories: [{{ name: '{repository}', actions: [content/read] }}] }}]"));

    [Fact]
    public void A_permission_that_Azure_does_not_have_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.scopeMaps[0].repositories[0].actions[0]",
                "\"content/reed\"",
                "must be content/read or content/write or content/delete or metadata/read or metadata/write",
                "content/read"),
            ConfigurationError("scopeMaps: [{ name: ci-push, repositories: [{ name: app, actions: [content/reed] }] }]"));

    [Fact]
    public void A_description_that_is_too_long_is_refused()
        => Assert.Equal(
            $"{Registry}.scopeMaps[0].description",
            ConfigurationError($"scopeMaps: [{{ name: ci-push, description: {new string('a', 257)}, repositories: [{{ name: app, actions: [content/read] }}] }}]").Path);

    [Theory]
    [InlineData("tokens: [{ name: ci-pull, scopeMap: _repositories_pull }, { name: CI-pull, scopeMap: _repositories_pull }]", "tokens[1].name")]
    [InlineData(
        "scopeMaps: [{ name: admin, repositories: [{ name: a, actions: [content/read] }] }, { name: Admin, repositories: [{ name: a, actions: [content/read] }] }]",
        "scopeMaps[1].name")]
    public void Two_of_one_name_are_refused(string line, string path) => Assert.Equal($"{Registry}.{path}", ConfigurationError(line).Path);

    private static StackSettings Parse(string lines) => StackSettings.Parse(Yaml.ToJson(SettingsFile.RegistryWith(lines)), new StackContext("dev", Today: Today));

    private static RegistrySettings Read(string lines) => Assert.Single(Parse(lines).Registries);

    private static ConfigurationError ConfigurationError(string lines) => Assert.Single(Assert.Throws<SettingsException>(() => Parse(lines)).Errors);
}
