using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Protocol;

public sealed class WireValuesTests
{
    private static readonly Gen<PropertyValue> Scalars = Gen.OneOf(
        Gen.Const<PropertyValue>(PropertyValue.Null.Instance),
        Gen.Const<PropertyValue>(PropertyValue.Unknown.Instance),
        Gen.Bool.Select(truth => (PropertyValue)truth),
        Gen.Double.Select(number => (PropertyValue)number),
        Gen.String.Select(text => (PropertyValue)text),
        Gen.Select(Gen.String, Gen.String.Null(), Gen.String).Select((urn, id, version) => (PropertyValue)new PropertyValue.Reference(urn, id, version)));

    private static readonly Gen<PropertyValue> Values = Gen.Recursive<PropertyValue>((depth, inner) => depth >= 4
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 4].Select(items => Inputs.List(items)),
            Maps(inner).Select(map => (PropertyValue)new PropertyValue.Map(map)),
            inner.Select(Inputs.Secret)));

    [Fact]
    public void Values_come_back_as_they_were_sent() => Maps(Values).Sample(map => Assert.Equal(map, WireValues.Read(WireValues.Write(map))));

    [Fact]
    public void Program_that_does_not_know_secrets_is_sent_none()
        => Maps(Values).Sample(map => Assert.DoesNotContain(Signatures.Secret, WireValues.Write(map, secrets: false).ToString()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Output_is_its_value_secret_or_not(bool secret)
    {
        var sent = Tagged(Signatures.Output, ("value", Value.ForString("text")), ("secret", Value.ForBool(secret)));

        Assert.Equal(secret ? Inputs.Secret("text") : "text", WireValues.Read(sent)["property"]);
    }

    [Fact]
    public void Output_without_a_value_is_unknown() => Assert.Equal(PropertyValue.Unknown.Instance, WireValues.Read(Tagged(Signatures.Output))["property"]);

    [Theory]
    [InlineData(Signatures.Asset)]
    [InlineData(Signatures.Archive)]
    public void Assets_and_archives_are_refused(string signature)
        => Assert.Equal(
            "assets and archives cannot be rehearsed; pass the content as a text",
            Assert.Throws<RehearsalException>(() => WireValues.Read(Tagged(signature))).Message);

    [Fact]
    public void Value_of_an_unknown_kind_is_refused()
        => Assert.StartsWith("the program sent a value of an unknown kind (0000)",
            Assert.Throws<RehearsalException>(() => WireValues.Read(Tagged("0000"))).Message);

    private static Gen<PropertyMap> Maps(Gen<PropertyValue> values)
        => Gen.Select(Gen.String[1, 8], values).Array[0, 4].Select(members => new PropertyMap(
            members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2))));

    private static Struct Tagged(string signature, params IEnumerable<(string Name, Value Value)> members)
    {
        var tagged = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in members)
        {
            tagged.Fields[name] = value;
        }
        return new Struct { Fields = { ["property"] = Value.ForStruct(tagged) } };
    }
}
