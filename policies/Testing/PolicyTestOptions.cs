using System.Collections.Immutable;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Testing;

/// <summary>What a stack sees in a test, besides its configuration.</summary>
public sealed record PolicyTestOptions
{
    /// <summary>The stack's name. Default <c>test</c>.</summary>
    public string StackName { get; init; } = "test";

    /// <summary>The project's name. Default <c>geo-registry</c>.</summary>
    public string ProjectName { get; init; } = "geo-registry";

    /// <summary>The folder in which relative paths in the configuration start. Default: the current folder.</summary>
    public string RootDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The current day, which decides whether exemptions have expired. Default: today, in UTC.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>
    /// The packages whose resources the stack may declare; resources of others are refused. Default: <c>azure-native</c>, its parameterized
    /// packages, <c>random</c>, and the components of this program.
    /// </summary>
    public ImmutableArray<string> Packages { get; init; } = ["azure-native", "random", "geo-registry"];

    /// <summary>
    /// The functions that the stack may call, by token, with their results; null for a result that is not known. Default: those that this program calls
    /// (<c>getClientConfig</c>, <c>getUserAssignedIdentity</c>, <c>getCredentialSet</c>), with unknown results.
    /// </summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, object>?> Calls { get; init; }
        = ImmutableDictionary<string, ImmutableDictionary<string, object>?>.Empty
            .Add("azure-native:authorization:getClientConfig", null)
            .Add("azure-native:containerregistry:getCredentialSet", null)
            .Add("azure-native:managedidentity:getUserAssignedIdentity", null);

    /// <summary>Mocks to use instead of those that <see cref="Packages"/> and <see cref="Calls"/> describe. Default null.</summary>
    public IMocks? Mocks { get; init; }
}
