using System.Collections.Immutable;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Testing;

/// <summary>What a stack sees when it is judged in a test.</summary>
public sealed record PolicyTestOptions
{
    /// <summary>The stack's name. Default <c>test</c>.</summary>
    public string StackName { get; init; } = "test";

    /// <summary>The project's name. Default <c>geo-registry</c>.</summary>
    public string ProjectName { get; init; } = "geo-registry";

    /// <summary>Where relative paths in the configuration begin. Default: the current folder.</summary>
    public string RootDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The day it is, which exemptions expire by. Default: today, in UTC.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>
    /// The packages whose resources the stack may declare; resources of others are refused. Default: <c>azure-native</c>, its parameterized
    /// packages, <c>random</c>, and the components of this program.
    /// </summary>
    public ImmutableArray<string> Packages { get; init; } = ["azure-native", "random", "geo-registry"];

    /// <summary>
    /// The functions that the stack may call, by token, with what they answer; null for an answer that is not known. Default: those that this program
    /// calls (<c>getClientConfig</c>, <c>getUserAssignedIdentity</c>, <c>getCredentialSet</c>), not known.
    /// </summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, object>?> Calls { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, object>?>.Empty
        .Add("azure-native:authorization:getClientConfig", null)
        .Add("azure-native:containerregistry:getCredentialSet", null)
        .Add("azure-native:managedidentity:getUserAssignedIdentity", null);

    /// <summary>Answers in place of Azure instead of those that follow from the other options. Default null.</summary>
    public IMocks? Mocks { get; init; }
}
