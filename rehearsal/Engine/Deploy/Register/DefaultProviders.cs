using System.Collections.Concurrent;
using System.Text.Json;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers.BuiltIn;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>
/// The providers of resources whose program names none: one per package, version and download address, with the stack's settings for the package.
/// The first that needs one has it registered, as a resource of the stack like those that the program declares.
/// </summary>
internal sealed class DefaultProviders(
    RehearsedStack stack, Packages packages, ProviderRegistrations registrations, Inventory inventory, DeclaredResources declared, RunMode mode)
{
    private const string DisablingKey = "pulumi:disable-default-providers";
    private const string AllPackages = "*";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _references = new(StringComparer.Ordinal);

    /// <summary>Why there is no default provider for a type or a function; null when there is one.</summary>
    /// <param name="asker">What needs it: the URN of a resource, or the token of a function.</param>
    /// <exception cref="RehearsalException">The stack's setting for it cannot be read.</exception>
    internal string? Refusal(string token, string asker)
    {
        var package = token.Split(':')[0];
        return package != BuiltInProvider.PackageName && Disabled() is { } disabled && (disabled.Contains(package) || disabled.Contains(AllPackages))
            ? $"the default provider of '{package}' is disabled by {DisablingKey}, so '{asker}' needs an explicit one: give it the option 'provider'"
            : null;
    }

    /// <summary>The default provider for a type or a function as <c>URN::ID</c>; the first call in a run registers it.</summary>
    /// <exception cref="RehearsalException">There is no such provider.</exception>
    internal async Task<string> ReferenceAsync(string token, PluginRequest request, CancellationToken cancellationToken)
    {
        var plugin = Complete(packages.Plugin(token, request));
        var type = ProviderTypes.Prefix + plugin.Package;
        var urn = stack.UrnOf(null, type, plugin.DefaultName);
        return await _references.GetOrAdd(urn, _ => new(() => RegisterAsync(type, urn, plugin, cancellationToken))).Value;
    }

    private async Task<string> RegisterAsync(string type, string urn, PackagePlugin plugin, CancellationToken cancellationToken)
    {
        var inputs = ProviderInputs.Of(packages.StackSettings(plugin.Package), plugin);
        // A destroy, and what it reads, adds no providers to the state.
        if (mode.IsDestroy)
        {
            packages.Declare(urn, inputs);
            packages.Use(urn, "");
            return $"{urn}::";
        }
        declared.Add(urn);
        var old = inventory.FindOld(urn, []);
        var declaration = new ResourceDeclaration { Type = type, Name = plugin.DefaultName, Custom = true };
        var outcome = await registrations.RegisterAsync(new Registration(declaration, urn, null, inputs), old, cancellationToken);
        return $"{urn}::{outcome.Id}";
    }

    /// <summary>
    /// What a program does not say is as in the state: Pulumi's engine takes the newest plugin of a package there, and of two of one version the one that
    /// has an address (recorded with version 3.260).
    /// </summary>
    private PackagePlugin Complete(PackagePlugin plugin)
    {
        if (plugin is { Version.Length: > 0, DownloadUrl.Length: > 0 } or { Announced: not null })
            return plugin;
        var newest = inventory.Before
            .Where(state => state.Type == ProviderTypes.Prefix + plugin.Package && !state.PendingDeletion)
            .Select(state => ProviderInputs.Plugin(plugin.Package, state.Inputs))
            .OrderByDescending(known => System.Version.TryParse(known.Version.Split('-', '+')[0], out var version) ? version : new())
            .ThenByDescending(known => known.DownloadUrl, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is null ? plugin : plugin with
        {
            Version = plugin.Version.Length > 0 ? plugin.Version : newest.Version,
            DownloadUrl = plugin.DownloadUrl.Length > 0 ? plugin.DownloadUrl : newest.DownloadUrl,
        };
    }

    private IReadOnlyList<string>? Disabled()
    {
        if (!stack.Configuration.Values.TryGetValue(DisablingKey, out var json))
            return null;
        try
        {
            return JsonSerializer.Deserialize<string[]>(json);
        }
        catch (JsonException)
        {
            throw new RehearsalException($"{DisablingKey}: {json} is no list of packages; write [\"azure-native\"], or [\"{AllPackages}\"] for all");
        }
    }
}
