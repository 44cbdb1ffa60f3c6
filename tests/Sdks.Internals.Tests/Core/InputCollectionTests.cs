using System.Collections;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Core;

/// <summary>Lists and maps of inputs, as the official package has them.</summary>
public class InputCollectionTests
{
    private static readonly Output<string> Unknown = OutputUtilities.CreateUnknown("later");

    [Fact]
    public async Task A_list_is_enumerated_as_the_values_of_all_that_it_is_made_of()
    {
        InputList<string> list = new[] { "a" };
        list.Add(Output.CreateSecret("b"));
        list.AddRange(Output.Create(ImmutableArray.Create("c", "d")));

        var elements = await ElementsAsync(list);

        Assert.Equal(["a", "b", "c", "d"], await Task.WhenAll(elements.Select(element => OutputUtilities.GetValueAsync(element.ToOutput()))));
        Assert.All(await Task.WhenAll(elements.Select(element => Output.IsSecretAsync(element.ToOutput()))), Assert.False);
    }

    [Fact]
    public async Task One_element_that_is_not_known_hides_all() => Assert.Empty(await ElementsAsync(new InputList<string> { "a", Unknown }));

    [Fact]
    public async Task A_map_is_enumerated_as_the_values_of_all_that_it_is_made_of()
    {
        var map = InputMap<string>.Merge(new() { ["a"] = "1" }, Output.CreateSecret(ImmutableDictionary<string, string>.Empty.Add("b", "2")));

        var entries = await ElementsAsync(map);

        Assert.Equal(
            [KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "2")],
            (await Task.WhenAll(entries.Select(entry => OutputUtilities.GetValueAsync(entry.ToOutput())))).OrderBy(entry => entry.Key));
    }

    [Fact]
    public async Task One_entry_that_is_not_known_hides_all() => Assert.Empty(await ElementsAsync(new InputMap<string> { ["a"] = "1", ["b"] = Unknown }));

    [Fact]
    public void Neither_is_enumerated_synchronously()
    {
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<string>()).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<string>()).GetEnumerator());
    }

    [Theory]
    [MemberData(nameof(Twice))]
    public async Task One_key_twice_fails_where_the_map_is_read(Func<InputMap<string>> create)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(create().ToOutput()));

        Assert.Equal("An element with the same key but a different value already exists. Key: 'a'", failure.Message);
    }

    public static TheoryData<Func<InputMap<string>>> Twice() => new(
        () => new InputMap<string> { { "a", "1" }, { "a", "2" } },
        () => new InputMap<string> { ["a"] = "1", ["b"] = "2", ["a"] = "3" },
        () => new InputMap<string> { { "a", "1" }, new InputMap<string> { ["a"] = "2" } },
        () => new InputMap<string> { { "a", "1" }, (InputMap<string>)Output.Create(ImmutableDictionary<string, string>.Empty.Add("a", "2")) },
        () =>
        {
            var merged = InputMap<string>.Merge(new() { ["a"] = "1" }, new() { ["a"] = "2" });
            merged.Add("a", "3");
            return merged;
        });

    [Theory]
    [MemberData(nameof(EqualTwice))]
    public async Task One_key_twice_with_equal_values_is_there_once(Func<InputMap<string>> create)
        => Assert.Equal([KeyValuePair.Create("a", "1")], await OutputUtilities.GetValueAsync(create().ToOutput()));

    public static TheoryData<Func<InputMap<string>>> EqualTwice() => new(
        () => new InputMap<string> { { "a", "1" }, { "a", "1" } },
        () => new InputMap<string> { ["a"] = "1", ["a"] = Output.Create("1") },
        () => new InputMap<string> { { "a", "1" }, new InputMap<string> { ["a"] = "1" } },
        () =>
        {
            var merged = InputMap<string>.Merge(new() { ["a"] = "0" }, new() { ["a"] = "1" });
            merged.Add("a", "1");
            return merged;
        });

    [Fact]
    public async Task A_value_that_is_added_again_as_a_secret_is_one()
    {
        var map = new InputMap<string> { ["a"] = "1", ["a"] = Output.CreateSecret("1") };

        Assert.True(await Output.IsSecretAsync(map.ToOutput()));
    }

    [Fact]
    public async Task A_value_that_is_added_again_and_not_known_yet_may_be_equal()
    {
        var map = new InputMap<string> { ["a"] = "1", ["a"] = Unknown };

        Assert.False(await OutputUtilities.GetIsKnownAsync(map.ToOutput()));
    }

    [Fact]
    public async Task A_map_of_no_dictionary_has_no_value()
    {
        InputMap<string> map = (Dictionary<string, string>)null!;
        InputMap<string> immutable = (ImmutableDictionary<string, string>)null!;
        InputMap<string> late = Output.Create((ImmutableDictionary<string, string>)null!);

        Assert.Null(await OutputUtilities.GetValueAsync(map.ToOutput()));
        Assert.Null(await OutputUtilities.GetValueAsync(immutable.ToOutput()));
        Assert.Null(await OutputUtilities.GetValueAsync(late.ToOutput()));
        Assert.Empty(await ElementsAsync(late));
        late.Add("a", "1");
        Assert.Single(await OutputUtilities.GetValueAsync(late.ToOutput()));
    }

    [Fact]
    public async Task A_list_of_an_array_that_was_never_set_has_no_value()
    {
        InputList<string> values = default(ImmutableArray<string>);
        InputList<string> outputs = default(ImmutableArray<Output<string>>);
        InputList<string> inputs = default(ImmutableArray<Input<string>>);

        Assert.True((await OutputUtilities.GetValueAsync(values.ToOutput())).IsDefault);
        Assert.Empty(await ElementsAsync(values));
        values.Add("a");
        Assert.Equal("a", Assert.Single(await OutputUtilities.GetValueAsync(values.Concat(outputs).Concat(inputs).ToOutput())));
    }

    [Fact]
    public void A_list_of_no_array_is_refused() => Assert.Throws<ArgumentNullException>(() => (InputList<string>)(string[])null!);

    [Fact]
    public async Task An_element_or_entry_may_be_null()
    {
        Assert.Null((await OutputUtilities.GetValueAsync(new InputList<string> { (Input<string>)null!, "b" }.ToOutput()))[0]);
        Assert.Null((await OutputUtilities.GetValueAsync(new InputMap<string> { ["a"] = null! }.ToOutput()))["a"]);
    }

    [Fact]
    public async Task Of_merged_maps_the_second_has_the_last_word()
    {
        var merged = InputMap<string>.Merge(InputMap<string>.Merge(new() { ["a"] = "1", ["b"] = "1" }, new() { ["a"] = "2" }), new() { ["a"] = "3" });

        Assert.Equal(
            ImmutableSortedDictionary<string, string>.Empty.Add("a", "3").Add("b", "1"),
            (await OutputUtilities.GetValueAsync(merged.ToOutput())).ToImmutableSortedDictionary());
    }

    [Fact]
    public async Task The_same_entries_may_be_added_again()
    {
        var common = new InputMap<string> { ["a"] = "1" };

        Assert.Single(await OutputUtilities.GetValueAsync(new InputMap<string> { common, common }.ToOutput()));
    }

    private static async Task<IReadOnlyList<T>> ElementsAsync<T>(IAsyncEnumerable<T> collection)
    {
        var elements = new List<T>();
        await foreach (var element in collection)
        {
            elements.Add(element);
        }

        return elements;
    }
}
