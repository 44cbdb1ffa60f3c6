using System.Collections.Concurrent;
using PulumiProtocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Finds the provider of a type, a function or a resource of the state, configured as it is meant to be.</summary>
/// <param name="providers">One per package.</param>
/// <param name="store">The state, which remembers how explicit providers were configured.</param>
internal sealed class Packages(IEnumerable<IProvider> providers, RehearsedStack stack, RunOptions options, StateStore store)
{
    /// <summary>Parameterized packages have names of their own, which begin with that of their base provider.</summary>
    internal const char ParameterSeparator = '_';

    private readonly Dictionary<string, IProvider> _providers = providers.ToDictionary(provider => provider.Package, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisterPackageRequest> _registered = new();
    private readonly ConcurrentDictionary<string, IProvider> _byDefault = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IProvider?> _explicit = new(StringComparer.Ordinal);

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

    /// <summary>Takes note of how the program configures an explicit provider.</summary>
    /// <exception cref="ProviderException">A setting is wrong.</exception>
    internal void Declare(string urn, PropertyMap inputs)
    {
        var package = Urns.Type(urn)[Urns.ProviderTypePrefix.Length..];
        _explicit[urn] = Base(package)?.Configure(new ProviderConfiguration($"provider '{Urns.Name(urn)}', ", inputs, options.ProviderVariables));
    }

    /// <param name="token">A token such as <c>azure-native:resources:ResourceGroup</c>.</param>
    /// <param name="packageReference">What <see cref="Register"/> gave, or empty.</param>
    /// <param name="providerReference">URN and id of an explicit provider, or empty.</param>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    /// <exception cref="ProviderException">It is configured wrongly.</exception>
    internal IProvider ForToken(string token, string packageReference, string providerReference)
    {
        var package = Namespace(token);
        var provider = packageReference.Length == 0 ? Find(package, token)
            : _registered.TryGetValue(packageReference, out var request) ? Find(request.Name, token)
            : throw new RehearsalException($"the program names the package '{packageReference}' without having registered it");
        return Explicit(providerReference) ?? ByDefault(package, provider);
    }

    /// <summary>The provider of a resource that is in the state already; null when it is no longer there.</summary>
    /// <exception cref="ProviderException">It is configured wrongly.</exception>
    internal IProvider? ForState(ResourceState state)
        => _providers.GetValueOrDefault(state.Package) is { } provider ? Explicit(state.Provider ?? "") ?? ByDefault(Namespace(state.Type), provider) : null;

    /// <summary>Has a package's provider look over its part of a plan.</summary>
    internal Task<IReadOnlyList<PlanRemark>> ExamineAsync(string package, IReadOnlyList<PlannedResource> plan, CancellationToken cancellationToken)
        => _providers.TryGetValue(package, out var provider) ? provider.ExamineAsync(plan, cancellationToken) : Task.FromResult<IReadOnlyList<PlanRemark>>([]);

    /// <summary>Has a package's provider look over its part of a refreshed stack.</summary>
    internal Task<IReadOnlyList<StackRemark>> ReviewAsync(string package, IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
        => _providers.TryGetValue(package, out var provider) ? provider.ReviewAsync(stack, cancellationToken) : Task.FromResult<IReadOnlyList<StackRemark>>([]);

    private static string Namespace(string token) => token.Split(':')[0];

    /// <summary>The default provider of a package gets the stack's settings under the package's name.</summary>
    private IProvider ByDefault(string package, IProvider provider) => _byDefault.GetOrAdd(package, _ =>
    {
        var prefix = $"{package}:";
        var settings = stack.Configuration.Values.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], Setting(entry.Value)));
        return provider.Configure(new ProviderConfiguration(prefix, new(settings), options.ProviderVariables));
    });

    // A secure setting whose passphrase is not known, in a preview.
    private static PropertyValue Setting(string text) => Unknowns.IsUnknown(text) ? PropertyValue.Unknown.Instance : text;

    private IProvider? Explicit(string reference)
    {
        if (reference.Length == 0)
            return null;
        var urn = ResourceState.ProviderUrn(reference);
        if (!_explicit.ContainsKey(urn) && store.Resources.LastOrDefault(resource => resource.Urn == urn) is { } state)
            Declare(urn, state.Inputs);
        return _explicit.GetValueOrDefault(urn);
    }

    private IProvider? Base(string package) => _providers.GetValueOrDefault(package) ?? _providers.GetValueOrDefault(package.Split(ParameterSeparator)[0]);

    private IProvider Find(string package, string token)
    {
        if (Base(package) is { } provider)
            return provider;
        var known = string.Join(", ", _providers.Keys.Order(StringComparer.Ordinal));
        throw new RehearsalException($"'{token}': there is no provider '{package}' to rehearse with; there are: {known}. {NearestName.Suggestion(package, _providers.Keys)}".TrimEnd());
    }
}
