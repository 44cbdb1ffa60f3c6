namespace Pulumi;

/// <summary>
/// A name that a resource had before, so that renaming it in the program does not replace it. Either the whole <see cref="Urn"/>, or
/// the parts that were different. Parts left out have not changed.
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

    internal void Check()
    {
        (string Part, bool IsGiven)[] parts =
        [
            (nameof(Name), Name is not null), (nameof(Type), Type is not null), (nameof(Project), Project is not null), (nameof(Stack), Stack is not null),
            (nameof(Parent), Parent is not null), (nameof(ParentUrn), ParentUrn is not null), (nameof(NoParent), NoParent),
        ];
        if (Urn is not null && Array.Find(parts, part => part.IsGiven).Part is { } other)
        {
            throw new ArgumentException($"Alias should not specify both {nameof(Urn)} and {other}");
        }

        if (parts[^3..].Count(part => part.IsGiven) > 1)
        {
            throw new ArgumentException($"Only specify one of '{nameof(Parent)}', '{nameof(ParentUrn)}' or '{nameof(NoParent)}' in an {nameof(Alias)}");
        }
    }
}
