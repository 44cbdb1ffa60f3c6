using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>A property of a resource that the engine fills in.</summary>
internal sealed class OutputProperty(string name, PropertyInfo property)
{
    public string Name { get; } = name;

    public Type Type { get; } = property.PropertyType;

    public object? Get(Resource resource) => Type.IsValueType ? property.GetValue(resource) : property.GetMethod!.CreateDelegate<Func<object?>>(resource)();

    /// <summary>Sets the property to an output of the right type whose data comes from <paramref name="data"/>.</summary>
    public void Set(Resource resource, Task<OutputData> data)
    {
        var output = (IOutput)Activator.CreateInstance(Type, nonPublic: true)!;
        output.Data = data;
        output.AssignTo(resource, property.SetMethod!);
    }
}

/// <summary>The public properties marked with <see cref="OutputAttribute"/> that a class of resources declares.</summary>
internal static class OutputProperties
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<OutputProperty>> ByType = new();

    public static IReadOnlyList<OutputProperty> Of(Type type) => ByType.GetOrAdd(type, Find);

    private static List<OutputProperty> Find(Type type)
    {
        var properties = new List<OutputProperty>();
        for (var declaring = type; declaring is not null && declaring != typeof(Resource); declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetProperties(Declared))
            {
                if (property.IsDefined(typeof(OutputAttribute), false))
                {
                    var attribute = (OutputAttribute)property.GetCustomAttributes(typeof(OutputAttribute), false)[0];
                    if (!typeof(Stack).IsAssignableFrom(type))
                    {
                        Check($"[Output] {type.FullName}.{property.Name}", attribute.Name ?? property.Name, property);
                    }

                    properties.Add(new OutputProperty(attribute.Name ?? property.Name, property));
                }
            }
        }

        return properties;
    }

    private static void Check(string place, string name, PropertyInfo property)
    {
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([name]);
        }

        if (property.SetMethod is null)
        {
            throw new InvalidOperationException($"{place} did not have a 'set' method");
        }

        OutputTypes.Check(place, property.PropertyType.GenericTypeArguments[0]);
    }
}
