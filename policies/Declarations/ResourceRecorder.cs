using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Policies.Declarations;

/// <summary>Keeps what a program declares, as it is declared. Nothing is changed in it.</summary>
internal sealed class DeclarationRecord
{
    private readonly List<ResourceTransformationArgs> _declared = [];

    /// <summary>Options for the stack whose resources are to be recorded.</summary>
    internal StackOptions StackOptions() => new() { ResourceTransformations = { Remember } };

    /// <summary>How many resources there are so far, the stack itself not counted.</summary>
    internal int Count
    {
        get
        {
            lock (_declared)
                return _declared.Count(declared => declared.Resource is not Stack);
        }
    }

    /// <summary>The resources with all that is known of them once every input has resolved.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="regions">The regions that resources can be in.</param>
    internal async Task<DeclaredStack> ReadAsync(string stackName, RegionCatalogue regions)
    {
        ImmutableArray<ResourceTransformationArgs> declared;
        lock (_declared)
            declared = [.. _declared.Where(one => one.Resource is not Stack)];
        var resources = new Dictionary<Resource, DeclaredResource>();
        foreach (var one in declared)
            resources.Add(one.Resource, Describe(one, resources, regions));
        var reader = new InputReader(resources);
        foreach (var one in declared)
        {
            var resource = resources[one.Resource];
            resource.Inputs = await reader.ReadAsync(one.Args).ConfigureAwait(false);
            var dependencies = await OutputUtilities.GetValueAsync(one.Options.DependsOn.ToOutput()).ConfigureAwait(false);
            resource.DependsOn = dependencies.IsDefault ? [] : [.. dependencies.Select(dependency => resources.GetValueOrDefault(dependency)).OfType<DeclaredResource>()];
        }

        return new(stackName, [.. declared.Select(one => resources[one.Resource])]);
    }

    /// <summary>A resource with what is known of it as it is declared, which are its options.</summary>
    internal static DeclaredResource Describe(
        ResourceTransformationArgs declared, IReadOnlyDictionary<Resource, DeclaredResource> known, RegionCatalogue regions)
    {
        var parent = declared.Options.Parent is { } given ? known.GetValueOrDefault(given) : null;
        return new(declared.Resource.GetResourceType(), declared.Resource.GetResourceName())
        {
            Parent = parent,
            Regions = regions,
            IsProtected = declared.Options.Protect ?? parent?.IsProtected ?? false,
            IgnoresChanges = [.. declared.Options.IgnoreChanges],
            IsImported = declared.Options is CustomResourceOptions { ImportId: not null },
            IsRetained = declared.Options.RetainOnDelete ?? false,
        };
    }

    private ResourceTransformationResult? Remember(ResourceTransformationArgs declared)
    {
        lock (_declared)
            _declared.Add(declared);
        return null;
    }
}
