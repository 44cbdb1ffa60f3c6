using Rehearsal.Azure.Authorization;

namespace Rehearsal.Tests.Azure.Authorization;

public class RolePermissionsTests
{
    private const string Action = "Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write";

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("Microsoft.Network/*", "", true)]
    [InlineData("microsoft.network/PRIVATEENDPOINTS/*/write", "", true)]
    [InlineData("Microsoft.Network/privateEndpoints/write", "", false)]
    [InlineData("*/read", "", false)]
    [InlineData("*", "Microsoft.Network/*/write", false)]
    public void Actions_may_have_wildcards_and_exceptions(string allowed, string excepted, bool expected)
        => Assert.Equal(expected, new RolePermissions([allowed], excepted.Length == 0 ? [] : [excepted]).Allow(Action));
}
