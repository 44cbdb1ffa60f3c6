namespace Pulumi;

/// <summary>Marks a property or field of an arguments class as an input of the resource or function.</summary>
/// <param name="name">The name that the provider uses for it.</param>
/// <param name="required">Whether the provider requires it: a missing value is an error before anything is sent.</param>
/// <param name="json">Whether it is sent as JSON text, as the settings of providers are.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool Required { get; } = required;

    internal bool Json { get; } = json;
}

/// <summary>Marks a property of a resource as an output that the engine fills in.</summary>
/// <param name="name">The name that the provider uses for it; by default the property's own.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name that the provider uses for it; null when it is the property's own.</summary>
    public string? Name { get; } = name;
}

/// <summary>Marks a class whose objects are created from the structured values of outputs.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor of an <see cref="OutputTypeAttribute">output type</see> that takes one parameter for each property.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Gives the provider's name of an <see cref="OutputConstructorAttribute">output constructor's</see> parameter.</summary>
/// <param name="name">The name that the provider uses for it; without the attribute, the parameter's own.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The name that the provider uses for it.</summary>
    public string Name { get; } = name;
}

/// <summary>Marks a struct that represents one of a set of strings or numbers, to which it converts explicitly.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;

/// <summary>Marks the class of a resource type, so that references to such resources are returned as objects of the class.</summary>
/// <param name="type">The type token, as <c>package:module:Type</c>.</param>
/// <param name="version">The package's version; null for any.</param>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token, as <c>package:module:Type</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The package's version; null for any.</summary>
    public string? Version { get; } = version;
}

/// <summary>
/// Marks the interface of a union, which the <see cref="OutputTypeAttribute">output types</see> in it implement, and names the property whose value
/// selects one of them.
/// </summary>
/// <param name="propertyName">The property's name.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute(string propertyName) : Attribute
{
    /// <summary>The property's name.</summary>
    public string PropertyName { get; } = propertyName;
}

/// <summary>Names one of the types of a <see cref="DiscriminatedUnionDiscriminatorAttribute">union</see> by the value that its property has for it.</summary>
/// <param name="tag">The property's value.</param>
/// <param name="type">The type, which implements the interface.</param>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute(string tag, Type type) : Attribute
{
    /// <summary>The property's value.</summary>
    public string Tag { get; } = tag;

    /// <summary>The type.</summary>
    public Type Type { get; } = type;
}
