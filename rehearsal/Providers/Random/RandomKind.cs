using System.Collections.Immutable;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

internal enum InputKind { Text, Flag, WholeNumber, TextList, TextMap }

/// <param name="Default">Taken when the program gives none; null for none.</param>
/// <param name="Least">The smallest number allowed.</param>
internal sealed record RandomInput(string Name, InputKind Kind, bool IsRequired = false, PropertyValue? Default = null, double? Least = null);

/// <summary>A value that was made.</summary>
/// <param name="Id">The resource's id.</param>
/// <param name="Outputs">What it has besides its inputs.</param>
internal sealed record RandomValue(string Id, PropertyMap Outputs);

/// <summary>One resource type of the package random.</summary>
internal abstract class RandomKind(string name, params ImmutableArray<RandomInput> inputs)
{
    /// <summary>The id of resources whose value must not be seen in it.</summary>
    protected const string NoId = "none";

    // In every type: other values that, when they change, bring a new random value.
    private static readonly RandomInput Keepers = new("keepers", InputKind.TextMap);

    /// <summary>The token, such as <c>random:index/randomString:RandomString</c>.</summary>
    internal string Token { get; } = $"random:index/{char.ToLowerInvariant(name[0])}{name[1..]}:{name}";

    internal ImmutableArray<RandomInput> Inputs { get; } = inputs.Add(Keepers);

    /// <summary>The names of what <see cref="Make"/> gives.</summary>
    internal abstract ImmutableArray<string> Results { get; }

    /// <summary>The results that are secret.</summary>
    internal virtual ImmutableArray<string> Secrets => [];

    /// <summary>What is wrong with inputs that are right one by one.</summary>
    internal virtual IEnumerable<CheckFailure> CheckTogether(PropertyMap inputs) => [];

    /// <summary>
    /// The version of the shape in which the provider keeps the type, as its outputs name it; 0, which they leave out, unless the shape has changed since
    /// the first version.
    /// </summary>
    internal virtual int SchemaVersion => 0;

    /// <summary>Whether the outputs say how they differ from what the provider keeps; known of the types that have been recorded.</summary>
    internal virtual bool TellsStateDelta => false;

    /// <summary>Inputs with all defaults, from inputs as a program gave them.</summary>
    internal virtual PropertyMap WithDefaults(PropertyMap inputs)
        => Inputs.Where(input => input.Default is not null && !inputs.ContainsKey(input.Name))
            .Aggregate(inputs, (map, input) => map.With(input.Name, input.Default!));

    /// <summary>Makes a value.</summary>
    /// <param name="inputs">With their defaults.</param>
    internal abstract RandomValue Make(PropertyMap inputs);

    /// <summary>Takes an existing value over: what it is from what a person writes to import it.</summary>
    /// <exception cref="ProviderException">The text is none that this type can be imported by.</exception>
    internal abstract (PropertyMap Inputs, RandomValue Value) Import(string id);

    protected static PropertyMap Map(params (string Name, PropertyValue Value)[] members)
        => new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    protected ProviderException CannotImport(string id, string form) => new($"{Token} cannot be imported by '{id}': {form}.");
}
