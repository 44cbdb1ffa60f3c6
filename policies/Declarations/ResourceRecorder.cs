using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Policies.Declarations;

/// <summary>Records the resources that a program declares, without changing them.</summary>
internal sealed class ResourceRecorder
{
    private readonly List<ResourceTransformationArgs> _declared = [];

    /// <summary>Options for the stack whose resources are recorded.</summary>
    internal StackOptions StackOptions() => new() { ResourceTransformations = { Record } };

    /// <summary>The number of resources so far, without the stack itself.</summary>
    internal int Count
    {
        get
        {
            lock (_declared)
                return _declared.Count(declared => declared.Resource is not Stack);
        }
    }

    /// <summary>The recorded resources, once every input has resolved.</summary>
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
            resource.Inputs = await reader.ReadAsync(one.Args);
            var dependencies = await OutputUtilities.GetValueAsync(one.Options.DependsOn.ToOutput());
            resource.DependsOn = dependencies.IsDefault
                ? []
                : [.. dependencies.Select(dependency => resources.GetValueOrDefault(dependency)).OfType<DeclaredResource>()];
        }

        return new(stackName, [.. declared.Select(one => resources[one.Resource])]);
    }

    /// <summary>A resource with what is known when it is declared: its options, but no inputs.</summary>
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

    private ResourceTransformationResult? Record(ResourceTransformationArgs declared)
    {
        lock (_declared)
            _declared.Add(declared);
        return null;
    }
}
