using System.Net;
using GeoRegistry.Azure;

namespace Infra.Tests.Azure;

public class AddressRangesTests
{
    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("203.0.113.7/32")]
    public void A_range_has_an_address_and_the_length_of_its_prefix(string text) => Assert.Equal(text, AddressRanges.Find(text).ToString());

    [Theory]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("2001:db8::/32")]
    [InlineData("somewhere")]
    public void Anything_else_is_no_range(string text) => Assert.Null(AddressRanges.Find(text));

    [Theory]
    [InlineData("10.1")]
    [InlineData("167772161")]
    [InlineData("::1")]
    [InlineData("10.0.0.256")]
    public void An_address_has_four_parts(string text) => Assert.Null(AddressRanges.FindAddress(text));

    [Theory]
    [InlineData("9.255.255.255", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.15.0.0/16", true)]
    [InlineData("172.31.0.0/16", false)]
    [InlineData("192.168.1.0/24", false)]
    [InlineData("100.64.0.0/12", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("8.0.0.0/6", false)]
    [InlineData("203.0.113.0/24", true)]
    public void Only_addresses_that_the_internet_has_are_public(string range, bool isPublic)
        => Assert.Equal(isPublic, AddressRanges.IsPublic(AddressRanges.FindRangeOrAddress(range)!.Value));

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.1.0/24", true, true)]
    [InlineData("10.0.1.0/24", "10.0.0.0/16", true, false)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false, false)]
    public void Ranges_overlap_or_cover_each_other(string one, string other, bool overlap, bool covers)
    {
        Assert.Equal(overlap, AddressRanges.Overlap(IPNetwork.Parse(one), IPNetwork.Parse(other)));
        Assert.Equal(covers, AddressRanges.Covers(IPNetwork.Parse(one), IPNetwork.Parse(other)));
    }
}
