using GeoRegistry.Azure;

namespace Infra.Tests.Azure;

public class RegionsTests
{
    [Fact]
    public void The_catalogue_holds_every_fact_of_a_row()
        => Assert.Equal(new Region("westeurope", "West Europe", "Europe", "northeurope", true, 52.3667, 4.9), Regions.Find("westeurope"));

    [Fact]
    public void Facts_that_azure_does_not_publish_are_null()
    {
        Assert.Null(Regions.Find("austriaeast")!.PairedRegion);
        Assert.Equal((null, null), (Regions.Find("indiasouthcentral")!.Latitude, Regions.Find("indiasouthcentral")!.Longitude));
    }

    [Fact]
    public void The_catalogue_has_all_regions_in_the_order_of_their_names()
    {
        Assert.Equal(70, Regions.All.Length);
        Assert.Equal(Regions.All.Select(region => region.Name).Order(StringComparer.Ordinal), Regions.All.Select(region => region.Name));
    }

    [Fact]
    public void Every_region_is_found_by_both_names_in_any_letter_case()
        => Assert.All(Regions.All, region =>
        {
            Assert.Same(region, Regions.Find(region.Name));
            Assert.Same(region, Regions.Find(region.Name.ToUpperInvariant()));
            Assert.Same(region, Regions.Find(region.DisplayName));
            Assert.Same(region, Regions.Find(region.DisplayName.ToUpperInvariant()));
        });

    [Fact]
    public void Every_pair_is_a_region_of_the_catalogue_but_the_one_that_azure_only_lists_as_a_pair()
        => Assert.Equal(
            ["swedensouth"],
            Regions.All.Select(region => region.PairedRegion).OfType<string>().Distinct().Where(pair => Regions.Find(pair) is null));

    [Fact]
    public void Each_cloud_has_its_regions_and_no_pair_leads_into_another()
    {
        Assert.Equal(
            ["public 59", "usgovernment 5", "china 6"], Cloud.All.Select(cloud => $"{cloud.Name} {Regions.All.Count(region => region.Cloud == cloud)}"));
        Assert.All(
            Regions.All, region => Assert.Equal(region.Cloud, region.PairedRegion is { } pair ? Cloud.Of(pair) : region.Cloud));
    }

    [Fact]
    public void Regions_that_have_to_be_asked_for_are_known()
        => Assert.Equal(
            [
                "australiacentral2", "brazilsoutheast", "chinaeast3", "francesouth", "germanynorth", "jioindiacentral", "jioindiawest", "norwaywest",
                "southafricawest",
                "switzerlandwest", "uaecentral",
            ],
            Regions.All.Where(region => region.IsRestricted).Select(region => region.Name));

    [Fact]
    public void The_EU_is_a_group_of_geographies_of_the_catalogue_without_the_United_Kingdom()
    {
        Assert.Empty(Geographies.Groups[Geographies.EuropeanUnion].Except(Regions.All.Select(region => region.Geography)));
        Assert.True(Geographies.Includes("EU", "Sweden"));
        Assert.True(Geographies.Includes("Sweden", "sweden"));
        Assert.False(Geographies.Includes("EU", "United Kingdom"));
        Assert.False(Geographies.Includes("Sweden", "EU"));
    }

    [Fact]
    public void Every_coordinate_is_on_the_globe()
        => Assert.All(Regions.All.Where(region => region.Latitude is not null), region =>
        {
            Assert.InRange(region.Latitude!.Value, -90, 90);
            Assert.InRange(region.Longitude!.Value, -180, 180);
        });

    [Theory]
    [InlineData("")]
    [InlineData("europe")]
    [InlineData("west-europe")]
    public void A_name_that_azure_does_not_have_is_not_found(string name) => Assert.Null(Regions.Find(name));
}
