using GeoRegistry.Azure;
using Infra.Tests.EndToEnd;

namespace Infra.Tests.Azure;

/// <summary>The exact text that Azure is sent.</summary>
public class RepositoryConditionTests
{
    private const string Name = "@Request[Microsoft.ContainerRegistry/registries/repositories:name]";

    [Fact]
    public void Pulling_from_one_repository_is_narrowed_down_by_its_name()
        => Assert.Equal(
            "((!(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/read'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/read'}))"
                + $" OR ({Name} StringEqualsIgnoreCase 'nginx'))",
            RepositoryCondition.For(BuiltInRoles.RepositoryReader, ["nginx"]));

    [Fact]
    public void All_repositories_below_a_name_are_matched_by_its_beginning_with_the_slash()
        => Assert.EndsWith(
            $" OR ({Name} StringStartsWithIgnoreCase 'backend/' OR {Name} StringEqualsIgnoreCase 'base/dotnet'))",
            RepositoryCondition.For(BuiltInRoles.RepositoryReader, ["backend/*", "base/dotnet"]),
            StringComparison.Ordinal);

    [Fact]
    public void Every_action_of_a_role_is_in_its_condition()
    {
        Assert.Equal(
            "((!(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/read'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/read'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/write'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/write'}))"
                + $" OR ({Name} StringEqualsIgnoreCase 'app'))",
            RepositoryCondition.For(BuiltInRoles.RepositoryWriter, ["app"]));
        Assert.Equal(
            "((!(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/read'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/read'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/write'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/write'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/delete'})"
                + " AND !(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/metadata/delete'}))"
                + $" OR ({Name} StringEqualsIgnoreCase 'app'))",
            RepositoryCondition.For(BuiltInRoles.RepositoryContributor, ["app"]));
    }

    [Theory]
    [InlineData("app", true)]
    [InlineData("base/dotnet__sdk/a-b.c", true)]
    [InlineData("a--b", true)]
    [InlineData("a..b", false)]
    [InlineData("a___b", false)]
    [InlineData("-a", false)]
    [InlineData("a/", false)]
    [InlineData("a//b", false)]
    [InlineData("App", false)]
    [InlineData("app\n", false)]
    [InlineData("", false)]
    public void Repository_names_keep_the_distribution_specifications_rule(string name, bool isValid)
        => Assert.Equal(isValid, RepositoryNames.IsValid(name));

    [Fact]
    public void Every_built_in_role_has_a_name_and_an_id_of_its_own()
    {
        Assert.Equal(BuiltInRoles.OfRegistries.Length, BuiltInRoles.OfRegistries.Select(role => role.Name.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(BuiltInRoles.OfRegistries.Length, BuiltInRoles.OfRegistries.Select(role => Guid.Parse(role.Id)).Distinct().Count());
        Assert.All(BuiltInRoles.OfRegistries, role => Assert.Same(role, BuiltInRoles.Find(role.Name.ToUpperInvariant())));
        Assert.All(BuiltInRoles.OfRegistries, role => Assert.Same(role, BuiltInRoles.Find(role.Id)));
    }

    [Theory]
    [InlineData("westeurope", "northeurope")]
    [InlineData("brazilsouth", null)]
    [InlineData("westus3", null)]
    [InlineData("polandcentral", null)]
    public void A_vault_is_copied_to_the_paired_region_but_from_the_regions_that_Microsoft_excepts(string region, string? target)
        => Assert.Equal(target, VaultReplication.Target(Regions.Find(region)!));
}
