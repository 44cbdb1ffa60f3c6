using System.Net;
using CsCheck;
using GeoRegistry.Azure;

namespace Infra.Tests.Azure;

public class SubnetArithmeticProperties
{
    private static readonly Gen<int> Lengths = Gen.Int[8, 32];

    [Theory]
    [InlineData(1, false, 2)]
    [InlineData(3, false, 4)]
    [InlineData(3, true, 7)]
    public void An_endpoint_takes_one_address_and_one_or_two_for_each_region(int regions, bool regionalEndpoints, int addresses)
        => Assert.Equal(addresses, SubnetArithmetic.AddressesOf(regions, regionalEndpoints));

    [Theory]
    [InlineData(32, 0)]
    [InlineData(30, 0)]
    [InlineData(29, 3)]
    [InlineData(27, 27)]
    [InlineData(24, 251)]
    public void Azure_keeps_five_addresses_of_each_subnet(int prefixLength, long capacity)
        => Assert.Equal(capacity, SubnetArithmetic.Capacity(prefixLength));

    [Fact]
    public void The_prefix_for_some_addresses_is_the_smallest_subnet_that_has_them()
        => Gen.Long[0, 1 << 24].Sample(addresses =>
        {
            var length = SubnetArithmetic.PrefixLengthFor(addresses);
            Assert.True(SubnetArithmetic.Capacity(length) >= addresses);
            Assert.True(length is SubnetArithmetic.SmallestSubnet || SubnetArithmetic.Capacity(length + 1) < addresses);
        });

    [Fact]
    public void A_subnet_has_as_many_usable_addresses_as_its_capacity_says()
        => Gen.Select(Gen.UInt, Gen.Int[24, 32]).Sample((start, length) =>
        {
            var first = start & (uint.MaxValue << (32 - length));
            var subnet = new IPNetwork(Address(first), length);
            var usable = Enumerable.Range(0, 1 << (32 - length)).Count(offset => SubnetArithmetic.IsUsable(subnet, Address(first + (uint)offset)));
            Assert.Equal(SubnetArithmetic.Capacity(length), usable);
        }, iter: 100);

    [Fact]
    public void No_address_outside_a_subnet_is_usable_in_it()
        => Gen.Select(Gen.UInt, Lengths, Gen.UInt).Sample((start, length, other) =>
        {
            var subnet = new IPNetwork(Address(start & (uint.MaxValue << (32 - length))), length);
            Assert.True(subnet.Contains(Address(other)) || !SubnetArithmetic.IsUsable(subnet, Address(other)));
        });

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
