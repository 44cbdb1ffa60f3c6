using System.Collections.Immutable;
using System.Security.Cryptography;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>RandomString: characters of chosen kinds.</summary>
internal class RandomString(string name = "RandomString") : RandomKind(
    name,
    new("length", InputKind.WholeNumber, IsRequired: true, Least: 1),
    new("lower", InputKind.Flag, Default: true),
    new("minLower", InputKind.WholeNumber, Default: 0d, Least: 0),
    new("minNumeric", InputKind.WholeNumber, Default: 0d, Least: 0),
    new("minSpecial", InputKind.WholeNumber, Default: 0d, Least: 0),
    new("minUpper", InputKind.WholeNumber, Default: 0d, Least: 0),
    new("number", InputKind.Flag),
    new("numeric", InputKind.Flag),
    new("overrideSpecial", InputKind.Text),
    new("special", InputKind.Flag, Default: true),
    new("upper", InputKind.Flag, Default: true))
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    internal override ImmutableArray<string> Results => ["result"];

    internal override int SchemaVersion => 2;

    internal override bool TellsStateDelta => true;

    // "number" is the old name of "numeric": what is said of one is said of the other.
    internal override PropertyMap WithDefaults(PropertyMap inputs)
    {
        var numeric = inputs.TryGetValue("numeric", out var given) || inputs.TryGetValue("number", out given) ? given : true;
        return base.WithDefaults(inputs).With("numeric", numeric).With("number", numeric);
    }

    internal override IEnumerable<CheckFailure> CheckTogether(PropertyMap inputs)
    {
        if (inputs.Keys.Any(inputs.IsUnknown))
        {
            yield break;
        }

        var (length, least) = (inputs.WholeNumber("length"), Kinds(inputs).Sum(kind => kind.Least));
        if (length < least)
        {
            yield return new("length", $"{length} is less than minUpper + minLower + minNumeric + minSpecial, which is {least}.");
        }

        if (Alphabet(inputs).Length == 0)
        {
            yield return new("", "There is nothing to choose from: at least one of upper, lower, numeric and special must be true.");
        }
    }

    internal override RandomValue Make(PropertyMap inputs)
    {
        var required = Kinds(inputs).Where(kind => kind.Least > 0)
            .SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Least))
            .ToArray();
        var rest = RandomNumberGenerator.GetItems<char>(Alphabet(inputs), inputs.WholeNumber("length") - required.Length);
        char[] result = [.. required, .. rest];
        RandomNumberGenerator.Shuffle<char>(result);
        return Value(new string(result));
    }

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
    {
        if (id.Length == 0)
        {
            throw CannotImport(id, "give the value itself");
        }

        var inputs = WithDefaults(Map(("length", (double)id.Length)));
        return (new(inputs.Where(input => Inputs.Single(known => known.Name == input.Key) is { Kind: InputKind.Flag } or { IsRequired: true })), Value(id));
    }

    /// <summary>The resource for a text.</summary>
    protected virtual RandomValue Value(string result) => new(result, Map(("result", result)));

    private static (string Characters, bool IsUsed, int Least)[] Kinds(PropertyMap inputs) =>
    [
        (Lower, inputs.Flag("lower", true), inputs.WholeNumber("minLower")),
        (Upper, inputs.Flag("upper", true), inputs.WholeNumber("minUpper")),
        (Digits, inputs.Flag("numeric", true), inputs.WholeNumber("minNumeric")),
        (inputs.Text("overrideSpecial") is { Length: > 0 } own ? own : Special, inputs.Flag("special", true), inputs.WholeNumber("minSpecial")),
    ];

    private static string Alphabet(PropertyMap inputs) => string.Concat(Kinds(inputs).Where(kind => kind.IsUsed).Select(kind => kind.Characters));
}

/// <summary>RandomPassword: a RandomString that is secret, with its bcrypt hash.</summary>
internal sealed class RandomPassword() : RandomString("RandomPassword")
{
    // What bcrypt takes; more would be ignored silently.
    private const int LongestForBcrypt = 72;

    internal override int SchemaVersion => 3;

    internal override ImmutableArray<string> Results => ["bcryptHash", "result"];

    internal override ImmutableArray<string> Secrets => ["bcryptHash", "result"];

    protected override RandomValue Value(string result)
        => new(NoId, Map(("result", result), ("bcryptHash", Hash(result[..Math.Min(result.Length, LongestForBcrypt)]))));

    private static string Hash(string password) => BCrypt.Net.BCrypt.HashPassword(password, workFactor: 10);
}
