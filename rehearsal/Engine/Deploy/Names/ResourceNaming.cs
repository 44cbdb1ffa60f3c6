using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Names;

/// <summary>Proposes names for resources whose program gives none, as the setting <c>pulumi:autonaming</c> says.</summary>
internal sealed class ResourceNaming
{
    private readonly AutonamingSettings? _settings;
    private readonly Dictionary<string, NamePattern> _patterns = new(StringComparer.Ordinal);

    /// <summary>The naming of runs that register no resources of the program.</summary>
    private ResourceNaming() { }

    /// <exception cref="RehearsalException">The setting says something that is not allowed.</exception>
    internal ResourceNaming(RehearsedStack stack)
    {
        if (!stack.Configuration.Values.TryGetValue(AutonamingSettings.Key, out var json))
            return;
        _settings = AutonamingSettings.Read(json);
        IEnumerable<AutonamingRule> rules =
        [
            _settings,
            .. _settings.Providers.Values,
            .. _settings.Providers.Values.SelectMany(package => package.Resources.Values),
        ];
        foreach (var pattern in rules.Select(rule => rule.Pattern).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            _patterns[pattern] = new NamePattern(pattern, stack);
        }
    }

    /// <summary>The naming of a run; only runs that register the program's resources read the setting.</summary>
    /// <exception cref="RehearsalException">The setting says something that is not allowed.</exception>
    internal static ResourceNaming Of(RehearsedStack stack, RunMode mode) => mode.Kind is RunKind.Preview or RunKind.Up ? new(stack) : new();

    /// <summary>What a provider gets to know about the name of a resource; null where the setting says nothing about it.</summary>
    internal ProposedName? For(string type, string logicalName, ReadOnlySpan<byte> seed) => _settings?.For(type) switch
    {
        { Pattern: { } pattern, Enforce: var enforce } => new ProposedName(
            new(_patterns[pattern].Name(logicalName, seed), enforce is true ? AutonamingMode.Enforce : AutonamingMode.Propose),
            IsUnique: !_patterns[pattern].IsRandom,
            IsNeeded: enforce is true),
        { Mode: "verbatim" } => new ProposedName(new(logicalName, AutonamingMode.Enforce), IsUnique: true, IsNeeded: false),
        { Mode: "disabled" } => new ProposedName(new("", AutonamingMode.Disable), IsUnique: true, IsNeeded: false),
        _ => null,
    };
}

/// <param name="Autonaming">What is sent to the provider.</param>
/// <param name="IsUnique">Whether a replacement would get the same name, so that the old resource has to be deleted first.</param>
/// <param name="IsNeeded">Whether whoever configured it wants to know when a provider does not take it.</param>
internal sealed record ProposedName(Autonaming Autonaming, bool IsUnique, bool IsNeeded);
