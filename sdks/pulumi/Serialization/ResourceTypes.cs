using System.Reflection;
using NuGet.Versioning;

namespace Pulumi;

/// <summary>The classes of resource types: those with a <see cref="ResourceTypeAttribute"/> in the program and in all assemblies it refers to.</summary>
internal static class ResourceTypes
{
    private static readonly Lazy<ILookup<string, (NuGetVersion? Version, Type Type)>> Classes = new(Find);

    /// <summary>
    /// The resource of a URN as an object of the class for its type, with outputs from the engine. If no class has that type, an object that has
    /// only the URN.
    /// </summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="version">The lowest version of its package; empty for any.</param>
    public static Resource Refer(string urn, string version)
    {
        if (ClassOf(Aliases.Type(urn), version) is not { } type)
        {
            return new DependencyResource(urn);
        }

        var constructor = Array.Find(type.GetConstructors(), constructor => constructor.GetParameters().Length == 3) ?? throw new InvalidOperationException(
            $"{type.FullName} has [{nameof(ResourceTypeAttribute)}], but no public constructor with three parameters (the name, the arguments and the "
            + $"options), by which references to resources of the type {Aliases.Type(urn)} become objects.");
        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(type)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [Aliases.Name(urn), null, options], null);
    }

    /// <summary>The class of the highest version that is compatible: at least the version, with the same major part.</summary>
    internal static Type? ClassOf(string token, string version)
    {
        var least = Parse(version);
        return Classes.Value[token]
            .Where(found => least is null || found.Version is null || (found.Version.Major == least.Major && found.Version >= least))
            .OrderByDescending(found => found.Version ?? least)
            .Select(found => found.Type)
            .FirstOrDefault();
    }

    private static ILookup<string, (NuGetVersion? Version, Type Type)> Find()
        => Assemblies()
            .Where(MayHaveResources)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(typeof(Resource).IsAssignableFrom)
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ResourceTypeAttribute>()))
            .Where(found => found.Attribute is not null)
            .ToLookup(
                found => found.Attribute!.Type,
                found => (Parse(found.Attribute!.Version), found.Type));

    private static NuGetVersion? Parse(string? version) => string.IsNullOrEmpty(version) ? null : NuGetVersion.Parse(version.TrimStart('v'));

    /// <summary>
    /// The loaded assemblies, and those that they refer to. The latter are loaded here, since the runtime loads them only on first use.
    /// </summary>
    private static List<Assembly> Assemblies()
    {
        var found = new List<Assembly>();
        var names = new HashSet<string>();
        var left = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && IsOutsideOfRuntime(assembly.GetName())));
        while (left.TryDequeue(out var assembly))
        {
            if (!names.Add(assembly.FullName!))
            {
                continue;
            }

            found.Add(assembly);
            foreach (var reference in assembly.GetReferencedAssemblies().Where(IsOutsideOfRuntime))
            {
                if (!names.Contains(reference.FullName) && Load(reference) is { } referred)
                {
                    left.Enqueue(referred);
                }
            }
        }

        return found;
    }

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            // The program was published without it, so it does not use it.
            return null;
        }
    }

    private static bool IsOutsideOfRuntime(AssemblyName name)
        => !(name.Name!.StartsWith("System", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static bool MayHaveResources(Assembly assembly)
    {
        var own = typeof(Resource).Assembly;
        return assembly == own || assembly.GetReferencedAssemblies().Any(reference => reference.Name == own.GetName().Name);
    }
}
