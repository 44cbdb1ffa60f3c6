using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Cutovers;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Registries;
using GeoRegistry.Stacks;
using Pulumi;

namespace GeoRegistry;

/// <summary>Everything that a stack deploys: resource groups, and in them the registries with their replicas.</summary>
public class RegistryStack : Stack
{
    /// <summary>Reads and checks the whole configuration, then declares what it asks for.</summary>
    /// <exception cref="SettingsException">The configuration has errors; nothing has been declared.</exception>
    /// <param name="options">Options of the stack, through which policies see what is declared.</param>
    public RegistryStack(StackOptions options)
        : base(options)
    {
        var settings = StackSettings.Read();
        foreach (var warning in settings.Warnings)
            Log.Warn(warning.ToString());
        var records = StackRecords.Declare(settings.Registries, AdoptionRun.Start(settings.Registries));
        var names = settings.Registries.ToImmutableDictionary(registry => registry.Name, registry => UniqueName.Declare(registry, records.Passed));
        var safe = records with { Passed = SafeCutover.Check(settings.Registries.Select(registry => (registry, names[registry.Name])), records.Passed) };
        var resourceGroups = ResourceGroups.Declare(settings.Registries, safe);
        var parts = new StackParts();
        var networks = new StackNetworks();
        Registries = Output.Create(settings.Registries.ToImmutableDictionary(
            registry => registry.Name,
            registry => (object?)new GeoReplicatedRegistry(
                registry.Name,
                new(registry, names[registry.Name], resourceGroups[registry.ResourceGroup])
                {
                    OtherResourceGroups = resourceGroups,
                    After = safe.Passed,
                    Records = safe.Names[registry.Name].Records,
                    Names = safe.Names[registry.Name].Names,
                    Parts = parts,
                    Networks = networks,
                    Forms = safe.Forms[registry.Name],
                },
                new ComponentResourceOptions { DependsOn = safe.Passed }).Outputs));
    }

    /// <summary>
    /// Each registry by its name in the settings: <c>id</c>, <c>name</c> (with the suffix), <c>loginServer</c> (the global endpoint),
    /// <c>homeRegion</c> and, by region with the home region among them, <c>replicas</c>: <c>id</c>, <c>region</c>,
    /// <c>regionEndpointEnabled</c>, <c>zones</c> and <c>provisioningState</c>. Where the settings ask for them also, by their
    /// names, <c>webhooks</c> (the shared secret and, by region, <c>id</c> and <c>name</c>), <c>tokens</c> (<c>id</c> and, by name,
    /// <c>passwords</c>: when one expires and the command that makes it), <c>credentialSets</c> (<c>id</c>, <c>principalId</c>), and
    /// <c>events</c> (the system topic's id and principal, and the subscriptions' ids).
    /// </summary>
    [Output("registries")]
    public Output<ImmutableDictionary<string, object?>> Registries { get; private set; }
}
