namespace Pulumi;

/// <summary>A resource's identity in a deployment: <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
/// <param name="value">The text of the URN.</param>
public readonly struct Urn(string value) : IEquatable<Urn>
{
    private readonly string _value = value;

    /// <summary>The text of the URN.</summary>
    public static implicit operator string(Urn value) => value._value;

    /// <summary>Whether both are the same URN.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether the URNs differ.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>The URN that a resource of this name, type and parent has.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="parent">Its parent; without one, <paramref name="parentUrn"/> counts.</param>
    /// <param name="parentUrn">Its parent's URN; without one, the stack is its parent.</param>
    /// <param name="project">Its project; by default the running one.</param>
    /// <param name="stack">Its stack; by default the running one.</param>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var parentOutput = parent?.Urn ?? parentUrn?.ToOutput() ?? Output.Create("");
        return Output.Tuple(
            name.ToOutput(),
            type.ToOutput(),
            parentOutput,
            project?.ToOutput() ?? Output.Create(Deployment.Instance.ProjectName),
            stack?.ToOutput() ?? Output.Create(Deployment.Instance.StackName))
            .Apply(parts => Format(parts.Item5, parts.Item4, parts.Item3, parts.Item2, parts.Item1));
    }

    /// <inheritdoc/>
    public bool Equals(Urn other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The text of the URN.</summary>
    public override string ToString() => _value;

    internal static string Format(string stack, string project, string parentUrn, string type, string name)
    {
        var parentType = parentUrn.Length == 0 ? Stack.TypeToken : parentUrn.Split("::")[2];
        return $"urn:pulumi:{stack}::{project}::{(parentType == Stack.TypeToken ? type : $"{parentType}${type}")}::{name}";
    }
}
