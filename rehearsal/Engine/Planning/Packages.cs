using System.Collections.Concurrent;
using PulumiProtocol;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Finds the provider of a type or function token.</summary>
internal sealed class Packages
{
    /// <summary>Parameterized packages have names of their own, which begin with that of their base provider.</summary>
    private const char ParameterSeparator = '_';

    private readonly Dictionary<string, IProvider> _providers;
    private readonly ConcurrentDictionary<string, RegisterPackageRequest> _registered = new();

    internal Packages(IEnumerable<IProvider> providers) => _providers = providers.ToDictionary(provider => provider.Package, StringComparer.Ordinal);

    /// <summary>Takes note of a package that the program announces; the reference stands for it in later requests.</summary>
    /// <exception cref="RehearsalException">The base provider is not there, or its parameter makes another package.</exception>
    /// <exception cref="ProviderException">The base provider does not take the parameter.</exception>
    internal string Register(RegisterPackageRequest request)
    {
        var provider = Find(request.Name, request.Name);
        if (request.Parameterization is { } announced && provider.Parameterize(announced.Value.Span) is var made && made != announced.Name)
            throw new RehearsalException($"the program announces the package '{announced.Name}', but its parameter makes the package '{made}'.");
        var reference = request.Parameterization is { } parameter ? $"{parameter.Name}@{parameter.Version}" : $"{request.Name}@{request.Version}";
        _registered[reference] = request;
        return reference;
    }

    /// <param name="token">A token such as <c>azure-native:resources:ResourceGroup</c>.</param>
    /// <param name="packageReference">What <see cref="Register"/> gave, or empty.</param>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    internal IProvider ForToken(string token, string packageReference)
        => packageReference.Length > 0
            ? Find(_registered.TryGetValue(packageReference, out var request) ? request.Name : throw new RehearsalException($"the program names the package '{packageReference}' without having registered it"), token)
            : Find(token.Split(':')[0], token);

    /// <summary>The provider of a resource that is in the state already; null when it is no longer there.</summary>
    internal IProvider? ForPackage(string package) => _providers.GetValueOrDefault(package);

    private IProvider Find(string package, string token)
    {
        if (_providers.TryGetValue(package, out var provider) || _providers.TryGetValue(package.Split(ParameterSeparator)[0], out provider))
            return provider;
        var known = string.Join(", ", _providers.Keys.Order(StringComparer.Ordinal));
        throw new RehearsalException($"'{token}': there is no provider '{package}' to rehearse with; there are: {known}. {NearestName.Suggestion(package, _providers.Keys)}".TrimEnd());
    }
}
