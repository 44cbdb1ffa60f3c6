using System.Net;

namespace Rehearsal.Azure.Network;

/// <summary>One part of a service that a private endpoint gives an address of its own.</summary>
/// <param name="GroupId">The kind of service, such as <c>registry</c>.</param>
/// <param name="Name">The part, such as <c>registry_data_westeurope</c>.</param>
/// <param name="HostName">The host name that leads to it; null when it is not known here.</param>
internal sealed record PrivateLinkMember(string GroupId, string Name, string? HostName);

/// <summary>A member and the address that an endpoint has for it.</summary>
internal sealed record MemberAddress(PrivateLinkMember Member, IPAddress Address);
