using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>One input of a resource or function.</summary>
/// <param name="Name">The name that the provider uses for it.</param>
/// <param name="Value">A plain value, an <see cref="IOutput"/>, or the parts of a list or map.</param>
/// <param name="Json">Whether it is sent as JSON text.</param>
/// <remarks>Not a struct: the runtime contains compiled lists of references, while lists of a struct would be compiled at every start.</remarks>
internal sealed record NamedInput(string Name, object? Value, bool Json);

/// <summary>The inputs that a class of arguments declares.</summary>
internal sealed class InputProperties
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly ConcurrentDictionary<Type, InputProperties> ByType = new();

    private readonly List<(InputAttribute Attribute, MemberInfo Member)> _members = [];

    private InputProperties(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetProperties(Declared))
            {
                Add(property);
            }

            foreach (var field in declaring.GetFields(Declared))
            {
                Add(field);
            }
        }
    }

    public static InputProperties Of(Type type) => ByType.GetOrAdd(type, static key => new InputProperties(key));

    public IReadOnlyList<NamedInput> Read(InputArgs args)
    {
        var inputs = new NamedInput[_members.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var (attribute, member) = _members[i];
            var value = member is FieldInfo field ? field.GetValue(args) : Get((PropertyInfo)member, args);
            if (value is null && attribute.Required)
            {
                throw new ArgumentNullException(attribute.Name, $"The input '{attribute.Name}' of {args.GetType().Name} is required: give it a value.");
            }

            inputs[i] = new NamedInput(attribute.Name, value is IInput input ? input.Content : value, attribute.Json);
        }

        return inputs;
    }

    // Reflection compiles a method for each property that it reads twice; a delegate costs nothing at start.
    private static object? Get(PropertyInfo property, object args)
        => property.PropertyType.IsValueType ? property.GetValue(args) : property.GetMethod!.CreateDelegate<Func<object?>>(args)();

    private void Add(MemberInfo member)
    {
        if (member.IsDefined(typeof(InputAttribute), false))
        {
            _members.Add(((InputAttribute)member.GetCustomAttributes(typeof(InputAttribute), false)[0], member));
        }
    }
}
