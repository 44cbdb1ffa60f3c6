using System.Text.Json;
using CsCheck;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Stacks;
using Infra.Tests.Configuration;

namespace Infra.Tests.Stacks;

/// <summary>Properties of all settings, tested with random ones.</summary>
public class SettingsProperties
{
    private static readonly Gen<Region[]> SomeRegions = Gen.Shuffle(SettingsFile.PublicRegions.Where(region => !region.IsRestricted).ToArray(), 2, 12);

    private static readonly string[] Names = ["contoso", "fabrikam", "adatum", "litware"];

    private static readonly string[] Keys = ["name", "resourceGroup", "homeRegion", "replicas", "uniqueSuffix", "zoneRedundancy", "tags"];

    [Fact]
    public void The_order_of_replicas_means_nothing()
        => Gen.Select(SomeRegions, Gen.Int).Sample((regions, seed) =>
        {
            var shuffled = regions[1..];
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(
                Describe(Settings(regions[0].Name, regions[1..].Select(region => region.Name))),
                Describe(Settings(regions[0].Name, shuffled.Select(region => region.Name))));
        });

    [Fact]
    public void The_spelling_of_regions_means_nothing()
        => Gen.Select(SomeRegions, Gen.Int).Sample((regions, seed) =>
        {
            var random = new Random(seed);

            Assert.Equal(
                Describe(Settings(regions[0].Name, regions[1..].Select(region => region.Name))),
                Describe(Settings(Respell(regions[0], random), regions[1..].Select(region => Respell(region, random)))));
        });

    [Fact]
    public void The_order_of_registries_means_nothing()
        => Gen.Shuffle(Names).Sample(names =>
            Assert.Equal(
                ["adatum", "contoso", "fabrikam", "litware"],
                SettingsFile.Parse(JsonSerializer.Serialize(names.Select(name => new { name, resourceGroup = $"rg-{name}", homeRegion = "westeurope" })))
                    .Registries.Select(registry => registry.Name)));

    [Fact]
    public void Every_mistyped_region_is_reported_and_no_other()
        => Gen.Select(SomeRegions, Gen.Int).Sample((regions, seed) =>
        {
            var random = new Random(seed);
            var replicas = regions[1..].Select(region => random.Next(2) is 0 ? region.Name : Mistype(region.Name, random)).ToArray();
            var wrong = replicas.Index().Where(replica => Regions.Find(replica.Item) is null).Select(replica => replica.Index).ToArray();

            var reported = Errors(regions[0].Name, replicas).Where(mistake => mistake.Rule.Contains("Azure region", StringComparison.Ordinal));
            Assert.Equal(
                wrong.Select(index => $"geo-registry:registries[0].replicas[{index}].region"),
                reported.Select(mistake => mistake.Path));
        });

    [Fact]
    public void A_key_with_one_typing_slip_is_reported_with_the_key_that_was_meant()
        => Gen.Select(Gen.OneOf(Keys), Gen.Int).Sample((key, seed) =>
        {
            var mistyped = Mistype(key, new Random(seed));
            var keys = new Dictionary<string, object>
            {
                ["name"] = "contoso",
                ["resourceGroup"] = "rg",
                ["homeRegion"] = "westeurope",
                ["replicas"] = new[] { new { region = "eastus" } },
                ["uniqueSuffix"] = false,
                ["zoneRedundancy"] = "Disabled",
                ["tags"] = new { owner = "platform" },
            };
            keys[mistyped] = keys[key];
            _ = keys.Remove(key);

            var mistake = Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Parse(JsonSerializer.Serialize(new[] { keys }))).Errors);
            Assert.Equal($"geo-registry:registries[0].{mistyped}", mistake.Path);
            Assert.Equal(key, mistake.Suggestion);
        });

    private static StackSettings Settings(string homeRegion, IEnumerable<string> replicas)
        => SettingsFile.Parse(JsonSerializer.Serialize(
            new[] { new { name = "contoso", resourceGroup = "rg", homeRegion, replicas = replicas.Select(region => new { region }) } }));

    private static IEnumerable<ConfigurationError> Errors(string homeRegion, IEnumerable<string> replicas)
    {
        try
        {
            _ = Settings(homeRegion, replicas);
            return [];
        }
        catch (SettingsException refusal)
        {
            return refusal.Errors;
        }
    }

    private static string Describe(StackSettings settings) => JsonSerializer.Serialize(settings);

    private static string Respell(Region region, Random random)
    {
        var letters = (random.Next(2) is 0 ? region.Name : region.DisplayName).ToCharArray();
        return string.Concat(letters.Select(letter => random.Next(2) is 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));
    }

    /// <summary>
    /// One typing error inside the word: a character too many, one too few or a wrong one. No key has the digit, so a wrong one is never the right one.
    /// </summary>
    private static string Mistype(string word, Random random)
    {
        var at = random.Next(1, word.Length);
        return random.Next(3) switch
        {
            0 => word.Insert(at, "0"),
            1 => word.Remove(at, 1),
            _ => word.Remove(at, 1).Insert(at, "0"),
        };
    }
}
