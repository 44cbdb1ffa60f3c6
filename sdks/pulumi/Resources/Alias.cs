namespace Pulumi;

/// <summary>
/// A name that a resource had before, so that renaming it in the program does not replace it. Either the whole <see cref="Urn"/>, or
/// the parts that were different; parts left out are as they are now.
/// </summary>
public sealed class Alias
{
    /// <summary>The whole former URN; excludes all other properties.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent; excludes <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN; excludes <see cref="Parent"/> and <see cref="NoParent"/>.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>True when the resource had no parent but the stack; excludes <see cref="Parent"/> and <see cref="ParentUrn"/>.</summary>
    public bool NoParent { get; set; }

    internal void Check(string resourceName)
    {
        var others = new object?[] { Name, Type, Stack, Project, Parent, ParentUrn }.Any(part => part is not null) || NoParent;
        if (Urn is not null && others)
        {
            throw new ArgumentException($"An alias of the resource '{resourceName}' has a Urn and other parts: give either the Urn or the parts.");
        }

        if (new[] { Parent is not null, ParentUrn is not null, NoParent }.Count(given => given) > 1)
        {
            throw new ArgumentException($"An alias of the resource '{resourceName}' says more than one of Parent, ParentUrn and NoParent: give one.");
        }
    }
}
