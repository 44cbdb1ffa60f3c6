using System.Collections.Concurrent;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.BuiltIn;
using Rehearsal.Wording;

namespace Rehearsal.Engine.Deploy.Providers;

/// <summary>Finds the provider of a type, a function or a resource of the state, configured as the stack or the program says.</summary>
/// <param name="providers">One per package.</param>
/// <param name="store">The state, which remembers how providers were configured.</param>
internal sealed class Packages(IEnumerable<IProvider> providers, RehearsedStack stack, RunOptions options, StateStore store)
{
    private readonly Dictionary<string, IProvider> _providers = providers.Append(new BuiltInProvider())
        .ToDictionary(provider => provider.Package, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AnnouncedPackage> _registered = new();
    private readonly ConcurrentDictionary<string, IProvider> _byStack = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Configured> _declared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Configured> _byReference = new(StringComparer.Ordinal);

    /// <summary>Registers a package that the program announces.</summary>
    /// <returns>The reference by which later requests name it.</returns>
    /// <exception cref="RehearsalException">The base provider is not there, or its parameter makes another package.</exception>
    /// <exception cref="ProviderException">The base provider does not take the parameter.</exception>
    internal string Register(AnnouncedPackage package)
    {
        var provider = Find(package.Name, package.Name);
        if (package.Parameterization is { } announced && provider.Parameterize(announced.Value.AsSpan()) is var made && made != announced.Name)
            throw new RehearsalException($"the program announces the package '{announced.Name}', but its parameter makes the package '{made}'.");
        var reference = package.Parameterization is { } parameter ? $"{parameter.Name}@{parameter.Version}" : $"{package.Name}@{package.Version}";
        _registered[reference] = package;
        return reference;
    }

    /// <summary>Configures a provider as it is declared; <see cref="Use"/> makes resources use it.</summary>
    /// <exception cref="ProviderException">A setting is wrong.</exception>
    internal void Declare(string urn, PropertyMap inputs) => _declared[urn] = Configure(urn, inputs);

    /// <summary>Notes that a provider is there as it was declared.</summary>
    internal void Use(string urn, string id)
    {
        if (_declared.TryGetValue(urn, out var provider))
            _byReference[$"{urn}::{id}"] = provider;
    }

    /// <summary>The plugin for a type or a function.</summary>
    /// <param name="token">A token such as <c>azure-native:resources:ResourceGroup</c>, or the type of a provider.</param>
    /// <param name="request">Which plugin is asked for.</param>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    internal PackagePlugin Plugin(string token, PluginRequest request)
    {
        var package = ProviderTypes.IsProvider(token) ? ProviderTypes.Package(token) : Namespace(token);
        if (request.Reference.Length == 0)
        {
            Find(package, token);
            return new PackagePlugin(package, request.Version, request.DownloadUrl);
        }
        if (!_registered.TryGetValue(request.Reference, out var announced))
            throw new RehearsalException($"the program names the package '{request.Reference}' without having registered it");
        Find(announced.Name, token);
        return announced.Parameterization is { } parameterization
            ? new PackagePlugin(package, parameterization.Version, announced.DownloadUrl, announced)
            : new PackagePlugin(package, announced.Version, announced.DownloadUrl, announced);
    }

    /// <summary>The settings that the stack has for a package.</summary>
    internal PropertyMap StackSettings(string package)
    {
        var prefix = $"{package}:";
        return new(stack.Configuration.Values
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], Setting(entry.Key, entry.Value))));
    }

    /// <summary>A package's provider before it is configured.</summary>
    /// <param name="token">What asks for it.</param>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    internal IProvider Find(string package, string token)
    {
        if (Base(package) is { } provider)
            return provider;
        var packages = _providers.Keys.Where(name => name != BuiltInProvider.PackageName).Order(StringComparer.Ordinal).ToList();
        throw new RehearsalException(
            ($"'{token}': there is no provider '{package}' to rehearse with; there are: {string.Join(", ", packages)}. "
                + NearestName.Suggestion(package, packages)).TrimEnd());
    }

    /// <summary>A provider of this run or of the state, configured as the reference says.</summary>
    /// <param name="reference">Its URN and id, <c>URN::ID</c>.</param>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    /// <exception cref="ProviderException">It is configured wrongly.</exception>
    internal IProvider ForReference(string reference) => Find(reference).Provider;

    /// <summary>The inputs of a provider of this run or of the state.</summary>
    /// <inheritdoc cref="ForReference"/>
    internal PropertyMap Inputs(string reference) => Find(reference).Inputs;

    /// <summary>The provider of a resource that is in the state already, configured as it was then; null when it is no longer there.</summary>
    /// <exception cref="ProviderException">It is configured wrongly.</exception>
    internal IProvider? ForState(ResourceState state)
        => !_providers.ContainsKey(state.Package) ? null
            : state.Provider is { } reference ? ForReference(reference)
            // States of earlier versions do not name default providers.
            : OfStack(Namespace(state.Type));

    /// <summary>Lets a package's provider examine its part of a plan.</summary>
    internal Task<IReadOnlyList<PlanRemark>> ExamineAsync(string package, IReadOnlyList<PlannedResource> plan, CancellationToken cancellationToken)
        => _providers.TryGetValue(package, out var provider)
            ? provider.ExamineAsync(plan, cancellationToken)
            : Task.FromResult<IReadOnlyList<PlanRemark>>([]);

    /// <summary>Lets a package's provider review its part of a refreshed stack.</summary>
    internal Task<IReadOnlyList<StackRemark>> ReviewAsync(string package, IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
        => _providers.TryGetValue(package, out var provider)
            ? provider.ReviewAsync(stack, cancellationToken)
            : Task.FromResult<IReadOnlyList<StackRemark>>([]);

    private static string Namespace(string token) => token.Split(':')[0];

    private Configured Find(string reference) => _byReference.GetOrAdd(reference, _ =>
    {
        var urn = ResourceState.ProviderUrn(reference);
        var known = store.Resources.Where(resource => resource.Urn == urn).ToList();
        var state = known.FirstOrDefault(resource => reference == $"{resource.Urn}::{resource.Id}") ?? known.LastOrDefault();
        return Configure(urn, state?.Inputs ?? StackSettings(ProviderTypes.Package(Urns.Type(urn))));
    });

    private Configured Configure(string urn, PropertyMap inputs)
    {
        var (type, name) = (Urns.Type(urn), Urns.Name(urn));
        var package = ProviderTypes.Package(type);
        var place = ProviderTypes.IsDefault(type, name) ? $"{package}:" : $"provider '{name}', ";
        return new(Find(package, type).Configure(new ProviderConfiguration(place, ProviderInputs.Settings(inputs), options.ProviderVariables)), inputs);
    }

    private IProvider OfStack(string package) => _byStack.GetOrAdd(
        package, _ => Find(package, package).Configure(new ProviderConfiguration($"{package}:", StackSettings(package), options.ProviderVariables)));

    private PropertyValue Setting(string key, string text)
        // A secure setting whose passphrase is not known, in a preview.
        => Unknowns.IsUnknown(text) ? PropertyValue.Unknown.Instance
            : stack.Configuration.SecretKeys.Contains(key) ? new PropertyValue.Secret(text)
            : text;

    private IProvider? Base(string package)
        => _providers.GetValueOrDefault(package) ?? _providers.GetValueOrDefault(package.Split(ProviderTypes.ParameterSeparator)[0]);

    private sealed record Configured(IProvider Provider, PropertyMap Inputs);
}
