using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>
/// The IPv4 addresses of one subnet: which are taken, and taking more. Nothing is stored here: callers
/// store addresses with a network interface. Machines of agent pools take unspecified addresses.
/// </summary>
internal sealed class SubnetAddresses
{
    /// <summary>Azure keeps the first four addresses of each subnet and the last one for itself.</summary>
    private const uint ReservedAtStart = 4;
    private const uint ReservedAtEnd = 1;
    private const int AddressBits = 32;

    private readonly string _subnet;
    private readonly IPNetwork _prefix;
    private readonly uint _first;
    private readonly ulong _size;
    private readonly ulong _machines;
    private readonly Dictionary<uint, string> _owners = [];

    /// <param name="session">The cloud.</param>
    /// <param name="subnet">The subnet.</param>
    /// <param name="changed">An agent pool that is being changed, whose machines do not count; null for none.</param>
    internal SubnetAddresses(CloudSession session, StoredResource subnet, ArmId? changed = null)
    {
        _subnet = subnet.ArmId.Name;
        _prefix = AddressPrefixes.OfSubnet(subnet.Properties, _subnet).First(prefix => prefix.IsIPv4);
        _first = Number(_prefix.BaseAddress);
        _size = 1UL << (AddressBits - _prefix.PrefixLength);
        _machines = (ulong)AgentPoolMachines.Count(session, subnet.ArmId, changed);
        foreach (var endpoint in PrivateEndpoints.In(session, subnet.ArmId))
        {
            var used = NetworkInterfaces.Addresses(session, endpoint.Properties).Select(used => used.Address);
            foreach (var address in PrivateEndpoints.StaticAddresses(endpoint.Properties).Values.Concat(used))
            {
                _owners[Number(address)] = endpoint.Id;
            }
        }
    }

    /// <summary>Takes free addresses, the lowest ones first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="owner">The id of the endpoint that takes them.</param>
    /// <exception cref="ArmException">There are not as many.</exception>
    internal IReadOnlyList<IPAddress> Take(int count, string owner)
    {
        var taken = new List<uint>();
        for (ulong offset = ReservedAtStart; offset + ReservedAtEnd < _size && taken.Count < count; offset++)
        {
            var number = _first + (uint)offset;
            if (!_owners.ContainsKey(number))
            {
                taken.Add(number);
            }
        }

        CheckRoom(count, "properties.subnet.id");
        taken.ForEach(number => _owners[number] = owner);
        return [.. taken.Select(Address)];
    }

    /// <summary>Refuses more addresses than are free.</summary>
    /// <param name="count">How many.</param>
    /// <param name="target">The property that names the subnet.</param>
    /// <exception cref="ArmException">There are not as many.</exception>
    internal void CheckRoom(int count, string target)
    {
        var taken = (ulong)_owners.Count + _machines + ReservedAtStart + ReservedAtEnd;
        if (taken + (ulong)count > _size)
        {
            throw ArmException.BadRequest(
                "SubnetIsFull", $"Subnet {_subnet} with address prefix {_prefix} does not have enough capacity for {count} IP addresses.", target);
        }
    }

    /// <summary>Takes one address that was asked for; the owner may have it already.</summary>
    /// <exception cref="ArmException">It is not in the subnet, reserved or taken.</exception>
    internal IPAddress Claim(IPAddress address, string owner)
    {
        ArmException Refused(string code, string reason)
            => ArmException.BadRequest(code, $"The private IP address {address} {reason}.", "properties.ipConfigurations");

        if (address.AddressFamily != AddressFamily.InterNetwork || !_prefix.Contains(address))
        {
            throw Refused("PrivateIPAddressNotInSubnet", $"does not belong to the range of subnet prefix {_prefix}");
        }

        var offset = Number(address) - _first;
        if (offset < ReservedAtStart || offset + ReservedAtEnd >= _size)
        {
            throw Refused("PrivateIPAddressInReservedRange", $"falls within reserved IP range of subnet prefix {_prefix}");
        }

        return _owners.TryAdd(Number(address), owner) || _owners[Number(address)] == owner
            ? address
            : throw Refused("PrivateIPAddressIsAllocated", $"is already allocated to resource {_owners[Number(address)]}");
    }

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress Address(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
