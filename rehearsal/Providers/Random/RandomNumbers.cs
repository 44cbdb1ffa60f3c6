using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>RandomId: bytes in several spellings, each with the prefix.</summary>
internal sealed class RandomId() : RandomKind(
    "RandomId", new RandomInput("byteLength", InputKind.WholeNumber, IsRequired: true, Least: 1), new RandomInput("prefix", InputKind.Text))
{
    internal override ImmutableArray<string> Results => ["b64Std", "b64Url", "dec", "hex"];

    internal override RandomValue Make(PropertyMap inputs)
        => Value(RandomNumberGenerator.GetBytes(inputs.WholeNumber("byteLength")), inputs.Text("prefix") ?? "");

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
    {
        var comma = id.LastIndexOf(',');
        var (prefix, text) = (comma < 0 ? "" : id[..comma], id[(comma + 1)..]);
        if (text.Length == 0 || !Base64Url.IsValid(text))
        {
            throw CannotImport(id, "give the bytes in base64url, with a prefix as 'prefix,bytes'");
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var inputs = Map(("byteLength", (double)bytes.Length));
        return (prefix.Length == 0 ? inputs : inputs.With("prefix", prefix), Value(bytes, prefix));
    }

    private static RandomValue Value(byte[] bytes, string prefix)
    {
        var url = Base64Url.EncodeToString(bytes);
        return new(url, Map(
            ("b64Std", prefix + Convert.ToBase64String(bytes)),
            ("b64Url", prefix + url),
            ("dec", prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)),
            ("hex", prefix + Convert.ToHexStringLower(bytes))));
    }
}

/// <summary>RandomBytes: secret bytes.</summary>
internal sealed class RandomBytes() : RandomKind("RandomBytes", new RandomInput("length", InputKind.WholeNumber, IsRequired: true, Least: 1))
{
    internal override ImmutableArray<string> Results => ["base64", "hex"];

    internal override ImmutableArray<string> Secrets => Results;

    internal override RandomValue Make(PropertyMap inputs) => Value(RandomNumberGenerator.GetBytes(inputs.WholeNumber("length")));

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
    {
        if (id.Length == 0 || !Base64.IsValid(id))
        {
            throw CannotImport(id, "give the bytes in base64");
        }

        var bytes = Convert.FromBase64String(id);
        return (Map(("length", (double)bytes.Length)), Value(bytes));
    }

    private static RandomValue Value(byte[] bytes)
        => new(NoId, Map(("base64", Convert.ToBase64String(bytes)), ("hex", Convert.ToHexStringLower(bytes))));
}

/// <summary>RandomInteger: a number of a range, both ends included.</summary>
internal sealed class RandomInteger() : RandomKind(
    "RandomInteger",
    new RandomInput("max", InputKind.WholeNumber, IsRequired: true),
    new RandomInput("min", InputKind.WholeNumber, IsRequired: true),
    new RandomInput("seed", InputKind.Text))
{
    internal override ImmutableArray<string> Results => ["result"];

    internal override IEnumerable<CheckFailure> CheckTogether(PropertyMap inputs)
        => !inputs.IsUnknown("min") && !inputs.IsUnknown("max") && inputs.WholeNumber("min") > inputs.WholeNumber("max")
            ? [new("max", $"{inputs.WholeNumber("max")} is less than min, which is {inputs.WholeNumber("min")}.")]
            : [];

    internal override RandomValue Make(PropertyMap inputs)
        => Value((int)(inputs.WholeNumber("min") + Seed.From(inputs).Next((long)inputs.WholeNumber("max") - inputs.WholeNumber("min") + 1)));

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
    {
        var parts = id.Split(',');
        var numbers = parts.Take(3)
            .Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)
            .ToList();
        if (parts.Length is not (3 or 4) || numbers.Contains(null))
        {
            throw CannotImport(id, "give 'result,min,max' or 'result,min,max,seed'");
        }

        var inputs = Map(("min", (double)numbers[1]!.Value), ("max", (double)numbers[2]!.Value));
        return (parts.Length == 4 ? inputs.With("seed", parts[3]) : inputs, Value(numbers[0]!.Value));
    }

    private static RandomValue Value(int result) => new(result.ToString(CultureInfo.InvariantCulture), Map(("result", (double)result)));
}
