using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Rehearsal.Engine.Values;
using Rehearsal.Wording;

namespace Rehearsal.Providers.Random;

/// <summary>The provider random: values that are made once and kept in the state; any change of an input brings a new resource.</summary>
internal sealed class RandomProvider : IProvider
{
    private static readonly FrozenDictionary<string, RandomKind> Kinds = new RandomKind[]
    {
        new RandomBytes(),
        new RandomId(),
        new RandomInteger(),
        new RandomPassword(),
        new RandomPet(),
        new RandomShuffle(),
        new RandomString(),
        new RandomUuid("RandomUuid", Guid.NewGuid),
        new RandomUuid("RandomUuid4", Guid.NewGuid),
        new RandomUuid("RandomUuid7", Guid.CreateVersion7),
    }.ToFrozenDictionary(kind => kind.Token);

    public string Package => "random";

    /// <summary>Its resources have no physical names. The official provider gets proposed names too, so they are sent.</summary>
    public bool SupportsAutonaming => true;

    /// <summary>The tokens of all its resource types.</summary>
    internal static IEnumerable<string> Tokens => Kinds.Keys;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var kind = Kind(request.Resource.Type);
        var given = new PropertyMap(request.NewInputs.Where(input => input.Value.Plain is not PropertyValue.Null));
        var known = kind.Inputs.Select(input => input.Name).ToList();
        ImmutableArray<CheckFailure> failures =
        [
            .. given.Keys.Except(known).Select(name => CheckFailure.OfUnknown(name, name, known)),
            .. kind.Inputs.SelectMany(input => Check(input, given)),
        ];
        return Task.FromResult(new CheckResult(given, failures.IsEmpty ? [.. kind.CheckTogether(kind.WithDefaults(given))] : failures));
    }

    /// <summary>
    /// Compares what the value was made of with what it would be made of now. Whether a default is written out makes no difference: it is in
    /// the inputs of resources that were imported, and of states that the rehearsal once wrote, and in the outputs of all others.
    /// </summary>
    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var kind = Kind(request.Resource.Type);
        var old = kind.WithDefaults(new(request.OldInputs.Where(input => !request.OldOutputs.ContainsKey(input.Key))
            .Concat(request.OldOutputs.Where(output => kind.Inputs.Any(input => input.Name == output.Key)))));
        var @new = kind.WithDefaults(request.NewInputs);
        var changes = old.Keys.Union(@new.Keys)
            .Select(name => (Name: name, Change: Compare(old.GetValueOrDefault(name), @new.GetValueOrDefault(name))))
            .Where(entry => entry.Change is not null)
            .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Change!.Value, StringComparer.Ordinal);
        return Task.FromResult(new DiffResult(changes, DeleteBeforeReplace: false));
    }

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var kind = Kind(request.Resource.Type);
        if (request.Preview)
        {
            var unknown = kind.Results.Select(name => KeyValuePair.Create(name, (PropertyValue)PropertyValue.Unknown.Instance));
            return Task.FromResult(new ResourceResult("", RandomOutputs.Of(kind, PropertyValue.Unknown.Instance, request.Inputs, new(unknown))));
        }

        var value = kind.Make(kind.WithDefaults(request.Inputs));
        return Task.FromResult(new ResourceResult(value.Id, RandomOutputs.Of(kind, value.Id, request.Inputs, value.Outputs)));
    }

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var kind = Kind(request.Resource.Type);
        var results = new PropertyMap(request.OldOutputs.Where(output => kind.Results.Contains(output.Key)));
        return Task.FromResult(new ResourceResult(request.Id, RandomOutputs.Of(kind, request.Id, request.NewInputs, results)));
    }

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request is { Inputs: { } known, Outputs: { } outputs })
        {
            // The state is the only place where the value is.
            return Task.FromResult<ReadResult?>(new(request.Id, known, outputs));
        }

        var kind = Kind(request.Resource.Type);
        var (inputs, value) = kind.Import(request.Id);
        return Task.FromResult<ReadResult?>(new(value.Id, inputs, RandomOutputs.Of(kind, value.Id, inputs, value.Outputs)));
    }

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => throw new ProviderException($"The package random has no function '{token}'; it has none at all.");

    private static RandomKind Kind(string token)
        => Kinds.GetValueOrDefault(token)
            ?? throw new ProviderException($"The package random has no resource type '{token}'. {NearestName.Suggestion(token, Kinds.Keys)}".TrimEnd());

    private static PropertyChange? Compare(PropertyValue? old, PropertyValue? @new) => (old, @new) switch
    {
        (null, _) => PropertyChange.AddReplace,
        (_, null) => PropertyChange.DeleteReplace,
        _ => !@new.HasUnknown && old.Plain.Equals(@new.Plain) ? null : PropertyChange.UpdateReplace,
    };

    private static IEnumerable<CheckFailure> Check(RandomInput input, PropertyMap inputs)
    {
        if (!inputs.TryGetValue(input.Name, out var value))
        {
            return input.IsRequired ? [new(input.Name, $"'{input.Name}' is required.")] : [];
        }

        return (input.Kind, value.Plain) switch
        {
            (_, PropertyValue.Unknown) => [],
            (InputKind.Text, PropertyValue.Text) or (InputKind.Flag, PropertyValue.Bool) => [],
            (InputKind.TextList, PropertyValue.List) or (InputKind.TextMap, PropertyValue.Map) => [],
            (InputKind.WholeNumber, PropertyValue.Number number) => CheckNumber(input, number.Value),
            _ => [new(input.Name, $"Expected {Describe(input.Kind)}.")],
        };
    }

    private static IEnumerable<CheckFailure> CheckNumber(RandomInput input, double number)
    {
        if (!double.IsInteger(number) || Math.Abs(number) > int.MaxValue || number < input.Least)
        {
            var least = input.Least is { } bound ? $" of at least {bound.ToString(CultureInfo.InvariantCulture)}" : "";
            yield return new(input.Name, $"{number.ToString(CultureInfo.InvariantCulture)} is not allowed: it must be a whole number{least}.");
        }
    }

    private static string Describe(InputKind kind) => kind switch
    {
        InputKind.Text => "a text",
        InputKind.Flag => "true or false",
        InputKind.WholeNumber => "a whole number",
        InputKind.TextList => "a list of texts",
        _ => "an object of texts",
    };
}
