using System.Collections.Immutable;

namespace Rehearsal.Providers.AzureNative.Catalogue;

/// <summary>A function of azure-native.</summary>
/// <param name="Token">The token, such as <c>azure-native:containerregistry:getRegistry</c>.</param>
/// <param name="Operation"><c>read</c> for a GET, <c>clientConfig</c> for who deploys where, else the name of a POST action.</param>
/// <param name="Resource">The resource it is called on; null for <c>clientConfig</c>.</param>
internal sealed record FunctionDefinition(string Token, string Operation, ResourceDefinition? Resource)
{
    internal const string Read = "read";

    internal const string ClientConfig = "clientConfig";

    /// <summary>The arguments that make up the id.</summary>
    internal ImmutableArray<string> Path => Resource?.Path ?? [];
}
