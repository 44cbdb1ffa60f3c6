using CsCheck;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.Random;

namespace Rehearsal.Tests.Providers.Random;

public sealed class RandomProviderTests
{
    private readonly RandomProvider _provider = new();

    public static TheoryData<string> Tokens => [.. RandomProvider.Tokens];

    [Fact]
    public void All_types_of_the_package_are_there()
        => Assert.Equal(
            [
                "random:index/randomBytes:RandomBytes", "random:index/randomId:RandomId", "random:index/randomInteger:RandomInteger",
                "random:index/randomPassword:RandomPassword", "random:index/randomPet:RandomPet", "random:index/randomShuffle:RandomShuffle",
                "random:index/randomString:RandomString", "random:index/randomUuid4:RandomUuid4", "random:index/randomUuid7:RandomUuid7",
                "random:index/randomUuid:RandomUuid",
            ],
            RandomProvider.Tokens.Order(StringComparer.Ordinal));

    [Fact]
    public void A_string_has_its_length_its_least_numbers_and_only_the_characters_asked_for()
        => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 20]).Sample((lower, upper, numeric, special, more) =>
        {
            var inputs = Checked("RandomString", $$"""
                { "length": {{lower + upper + numeric + special + more}}, "minLower": {{lower}}, "minUpper": {{upper}}, "minNumeric": {{numeric}},
                  "minSpecial": {{special}},
                  "overrideSpecial": "_", "upper": false }
                """);
            var result = Create("RandomString", inputs);
            var text = ((PropertyValue.Text)result.Outputs["result"]).Value;
            return result.Id == text && text.Length == lower + upper + numeric + special + more
                && text.Count(char.IsAsciiLetterLower) >= lower && text.Count(char.IsAsciiLetterUpper) == upper
                && text.Count(char.IsAsciiDigit) >= numeric && text.Count(character => character == '_') >= special
                && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        });

    [Fact]
    public void A_password_is_secret_and_its_hash_fits_it()
    {
        var result = Create("RandomPassword", Checked("RandomPassword", """{ "length": 16 }"""));

        var password = ((PropertyValue.Text)Assert.IsType<PropertyValue.Secret>(result.Outputs["result"]).Value).Value;
        var hash = ((PropertyValue.Text)Assert.IsType<PropertyValue.Secret>(result.Outputs["bcryptHash"]).Value).Value;
        Assert.Equal("none", result.Id);
        Assert.True(BCrypt.Net.BCrypt.Verify(password, hash));
    }

    [Fact]
    public void An_id_is_spelt_in_four_ways()
    {
        var read = Import("RandomId", "my-prefix-,p-9hUg");

        Assert.Equal("p-9hUg", read.Id);
        Assert.Equal(
            Values.Map("""
                { "id": "p-9hUg", "byteLength": 4, "prefix": "my-prefix-", "b64Url": "my-prefix-p-9hUg", "b64Std": "my-prefix-p+9hUg==",
                  "hex": "my-prefix-a7ef6152", "dec": "my-prefix-2817483090" }
                """),
            read.Outputs);
    }

    [Fact]
    public void An_integer_lies_in_its_range_and_repeats_with_its_seed()
        => Gen.Select(Gen.Int[-1000, 1000], Gen.Int[0, 1000]).Sample((min, width) =>
        {
            var inputs = Checked("RandomInteger", $$"""{ "min": {{min}}, "max": {{min + width}}, "seed": "s" }""");
            var result = ((PropertyValue.Number)Create("RandomInteger", inputs).Outputs["result"]).Value;
            var unseeded = ((PropertyValue.Number)Create("RandomInteger", inputs.Without("seed")).Outputs["result"]).Value;
            return result >= min && result <= min + width && unseeded >= min && unseeded <= min + width
                && Create("RandomInteger", inputs).Outputs["result"] == result;
        });

    [Fact]
    public void A_shuffle_repeats_items_only_when_all_were_used()
    {
        var result = Create("RandomShuffle", Checked("RandomShuffle", """{ "inputs": ["a", "b", "c"], "resultCount": 7 }"""));

        var items = ((PropertyValue.List)result.Outputs["results"]).Items.Select(item => item.AsText()!).ToList();
        Assert.Equal(["a", "b", "c"], items.Take(3).Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b", "c"], items.Skip(3).Take(3).Order(StringComparer.Ordinal));
        Assert.Equal(7, items.Count);
    }

    [Theory]
    [InlineData("""{ }""", "^[a-z]+-[a-z]+$")]
    [InlineData("""{ "length": 1 }""", "^[a-z]+$")]
    [InlineData("""{ "length": 4, "prefix": "p", "separator": "." }""", @"^p(\.[a-z]+){4}$")]
    public void A_pet_has_as_many_words_as_asked_for(string inputs, string pattern)
        => Assert.Matches(pattern, Create("RandomPet", Checked("RandomPet", inputs)).Id);

    [Theory]
    [InlineData("RandomUuid", '4')]
    [InlineData("RandomUuid4", '4')]
    [InlineData("RandomUuid7", '7')]
    public void A_uuid_has_its_version(string type, char version)
        => Assert.Equal(version, Create(type, PropertyMap.Empty).Id[14]);

    [Theory]
    [InlineData("RandomInteger", "15390,1,50000", """{ "id": "15390", "result": 15390, "min": 1, "max": 50000 }""")]
    [InlineData("RandomInteger", "5,1,9,s", """{ "id": "5", "result": 5, "min": 1, "max": 9, "seed": "s" }""")]
    public void Values_are_imported_as_they_are_written(string type, string id, string outputs)
        => Assert.Equal(Values.Map(outputs), Import(type, id).Outputs);

    [Theory]
    [InlineData("RandomUuid", "x", "random:index/randomUuid:RandomUuid cannot be imported by 'x': give the UUID with dashes.")]
    [InlineData(
        "RandomInteger",
        "1,2",
        "random:index/randomInteger:RandomInteger cannot be imported by '1,2': give 'result,min,max' or 'result,min,max,seed'.")]
    [InlineData("RandomBytes", "*", "random:index/randomBytes:RandomBytes cannot be imported by '*': give the bytes in base64.")]
    [InlineData("RandomPet", "x", "random:index/randomPet:RandomPet cannot be imported: its inputs cannot be read from its name.")]
    public void What_cannot_be_imported_is_refused_with_the_form_to_write(string type, string id, string message)
        => Assert.Equal(message, Assert.Throws<ProviderException>(() => Import(type, id)).Message);

    [Theory]
    [InlineData("RandomString", """{ }""", "length", "'length' is required.")]
    [InlineData("RandomString", """{ "length": 0 }""", "length", "0 is not allowed: it must be a whole number of at least 1.")]
    [InlineData("RandomString", """{ "length": "8" }""", "length", "Expected a whole number.")]
    [InlineData("RandomString", """{ "length": 3, "minLower": 4 }""", "length", "3 is less than minUpper + minLower + minNumeric + minSpecial, which is 4.")]
    [InlineData("RandomString", """{ "length": 8, "lenght": 8 }""", "lenght", "There is no property 'lenght' here. Did you mean 'length'?")]
    [InlineData(
        "RandomString",
        """{ "length": 8, "lower": false, "upper": false, "number": false, "special": false }""",
        "",
        "There is nothing to choose from: at least one of upper, lower, numeric and special must be true.")]
    [InlineData("RandomInteger", """{ "min": 5, "max": 1 }""", "max", "1 is less than min, which is 5.")]
    public void Wrong_inputs_are_named_with_what_is_allowed(string type, string inputs, string property, string reason)
        => Assert.Equal([new CheckFailure(property, reason)], Check(type, Values.Map(inputs)).Failures.AsEnumerable());

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_change_of_any_input_brings_a_new_value(string token)
    {
        var keepers = Values.Map("""{ "keepers": { "a": "1" } }""");

        var diff = await _provider.DiffAsync(new(Values.Resource(token), "id", keepers, keepers, Values.Map("""{ "keepers": { "a": "2" } }""")), default);

        Assert.Equal(PropertyChange.UpdateReplace, diff.Changes["keepers"]);
        Assert.False((await _provider.DiffAsync(new(Values.Resource(token), "id", keepers, keepers, keepers), default)).HasChanges);
    }

    [Theory]
    [InlineData("RandomString", """{ "length": 6, "special": false, "upper": false }""")]
    [InlineData("RandomPassword", """{ "length": 43, "special": false }""")]
    [InlineData("RandomPet", """{ }""")]
    public void Inputs_stay_as_the_program_gave_them_and_defaults_are_outputs_only(string type, string given)
    {
        var inputs = Checked(type, given);

        Assert.Equal(Values.Map(given), inputs);
        Assert.Superset(inputs.Keys.ToHashSet(), Create(type, inputs).Outputs.Keys.ToHashSet());
        Assert.True(inputs.Count < Create(type, inputs).Outputs.Count);
    }

    // The forms of a state: by the official CLI, by earlier versions of the rehearsal, imported by the official CLI, by a provider that leaves out defaults.
    [Theory]
    [InlineData(
        """{ "length": 6, "upper": false }""",
        """{ "length": 6, "upper": false, "special": true, "lower": true, "number": true, "numeric": true, "minLower": 0 }""")]
    [InlineData(
        """{ "length": 6, "upper": false, "special": true, "lower": true, "number": true, "numeric": true, "minLower": 0 }""",
        """{ "result": "abcdef" }""")]
    [InlineData(
        """{ "length": 6, "upper": false, "special": true }""",
        """{ "length": 6, "upper": false, "special": true, "minUpper": 0, "result": "abcdef" }""")]
    [InlineData("""{ "length": 6, "upper": false }""", """{ "length": 6, "upper": false, "result": "abcdef" }""")]
    public async Task A_default_that_a_state_spells_out_or_leaves_out_is_no_change(string oldInputs, string oldOutputs)
    {
        var same = await Diff("""{ "length": 6, "upper": false }""");
        var changed = await Diff("""{ "length": 6, "upper": false, "special": false }""");

        Assert.False(same.HasChanges);
        Assert.Equal([KeyValuePair.Create("special", PropertyChange.UpdateReplace)], changed.Changes);

        Task<DiffResult> Diff(string inputs)
            => _provider.DiffAsync(new(Resource("RandomString"), "abcdef", Values.Map(oldInputs), Values.Map(oldOutputs), Values.Map(inputs)), default);
    }

    [Fact]
    public async Task Keepers_that_are_taken_away_bring_a_new_value()
    {
        var keepers = Values.Map("""{ "keepers": { "a": "1" } }""");

        var diff = await _provider.DiffAsync(new(Resource("RandomUuid"), "id", keepers, keepers, PropertyMap.Empty), default);

        Assert.Equal(PropertyChange.DeleteReplace, diff.Changes["keepers"]);
    }

    [Fact]
    public async Task An_update_keeps_the_value_and_its_secrets()
    {
        var created = Create("RandomPassword", Checked("RandomPassword", """{ "length": 16 }"""));

        var updated = await _provider.UpdateAsync(
            new(
                Resource("RandomPassword"),
                created.Id,
                Values.Map("""{ "length": 16 }"""),
                created.Outputs,
                Values.Map("""{ "length": 16 }"""),
                Preview: false,
                null), default);

        Assert.Equal(created, updated);
    }

    [Fact]
    public async Task In_a_preview_values_are_unknown_and_secret_ones_secret()
    {
        var result = await _provider.CreateAsync(
            new(Resource("RandomPassword"), Checked("RandomPassword", """{ "length": 16 }"""), Preview: true, null), default);

        Assert.Equal("", result.Id);
        Assert.Equal(new PropertyValue.Secret(PropertyValue.Unknown.Instance), result.Outputs["result"]);
        Assert.Equal((PropertyValue)16d, result.Outputs["length"]);
    }

    [Fact]
    public async Task Reading_what_the_state_knows_changes_nothing()
    {
        var outputs = Values.Map("""{ "length": 1, "result": "x" }""");

        var read = await _provider.ReadAsync(new(Resource("RandomString"), "x", outputs.Without("result"), outputs), default);

        Assert.Equal(outputs, read?.Outputs);
    }

    private static ResourceContext Resource(string type) => Values.Resource($"random:index/{char.ToLowerInvariant(type[0])}{type[1..]}:{type}");

    private CheckResult Check(string type, PropertyMap inputs)
        => _provider.CheckAsync(new(Resource(type), null, inputs, Values.Seed), default).GetAwaiter().GetResult();

    private PropertyMap Checked(string type, string inputs)
    {
        var result = Check(type, Values.Map(inputs));
        Assert.Empty(result.Failures);
        return result.Inputs;
    }

    private ResourceResult Create(string type, PropertyMap inputs)
        => _provider.CreateAsync(new(Resource(type), inputs, Preview: false, null), default).GetAwaiter().GetResult();

    private ReadResult Import(string type, string id)
        => _provider.ReadAsync(new(Resource(type), id, null, null), default).GetAwaiter().GetResult()!;
}
