using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Values;

public sealed class PropertyPathTests
{
    private static readonly PropertyMap Old = Inputs.Of(
        ("sku", Inputs.Object(("name", "basic"))),
        ("rules", Inputs.List(Inputs.Object(("value", 1)), Inputs.Object(("value", 2)))),
        ("password", Inputs.Secret(Inputs.Object(("text", "old")))));

    [Theory]
    [InlineData("sku", "sku")]
    [InlineData("sku.name", "sku|name")]
    [InlineData("rules[0].value", "rules|0|value")]
    [InlineData("rules[*]", "rules|*")]
    [InlineData("tags[\"a.b\"]", "tags|a.b")]
    [InlineData("tags[\"a]b\"].c", "tags|a]b|c")]
    [InlineData("[\"a\"].b", "a|b")]
    public void Paths_are_read(string path, string segments) => Assert.Equal(segments.Split('|'), PropertyPath.Parse(path).Segments);

    [Theory]
    [InlineData("owner")]
    [InlineData("cost.center")]
    [InlineData("a[b]")]
    [InlineData("a \"b\"].c")]
    public void Path_of_a_member_is_read_as_its_name(string name)
    {
        Assert.Equal(["tags", name], PropertyPath.Parse(PropertyPath.Member("tags", name)).Segments);
        Assert.Equal([name, "0"], PropertyPath.Parse(PropertyPath.Item(PropertyPath.Member("", name), 0)).Segments);
    }

    [Fact]
    public void Bracket_that_is_not_closed_is_refused()
        => Assert.Equal("the property path 'rules[0' has a '[' without its ']'",
            Assert.Throws<RehearsalException>(() => PropertyPath.Parse("rules[0")).Message);

    [Theory]
    [InlineData("sku", "sku.name", true)]
    [InlineData("sku.name", "sku.name", true)]
    [InlineData("*", "sku.name", true)]
    [InlineData("rules[*].value", "rules[3].value", true)]
    [InlineData("sku.name", "sku", false)]
    [InlineData("sku", "skus", false)]
    public void Path_contains_itself_and_what_is_inside(string path, string other, bool contains)
        => Assert.Equal(contains, PropertyPath.Parse(path).Contains(PropertyPath.Parse(other)));

    [Theory]
    [InlineData("sku.name", true)]
    [InlineData("sku.tier", false)]
    [InlineData("rules[2]", false)]
    [InlineData("rules[-1]", false)]
    [InlineData("sku.name.more", false)]
    public void Values_are_found_where_there_are_any(string path, bool found) => Assert.Equal(found, PropertyPath.Parse(path).Find(Old) is not null);

    [Fact]
    public void Value_inside_a_secret_is_secret() => Assert.Equal(Inputs.Secret("old"), PropertyPath.Parse("password.text").Find(Old));

    [Fact]
    public void Old_value_is_taken_into_the_new_one()
        => Assert.Equal(
            Inputs.Of(("sku", Inputs.Object(("name", "basic"), ("tier", "high")))),
            Restored("sku.name", Inputs.Of(("sku", Inputs.Object(("name", "premium"), ("tier", "high"))))));

    [Theory]
    [InlineData("size")]
    [InlineData("tags.owner")]
    public void What_the_old_value_lacks_is_taken_out(string path)
    {
        var current = Inputs.Of(("size", "large"), ("tags", Inputs.Object(("owner", "me"))));

        // Of a map that is new as a whole, the member can be taken out.
        Assert.Null(PropertyPath.Parse(path).Find(Restored(path, current)));
    }

    [Fact]
    public void Star_takes_every_member()
        => Assert.Equal(
            Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 1)), Inputs.Object(("value", 2), ("note", "new"))))),
            Restored("rules[*].value", Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 7)), Inputs.Object(("value", 8), ("note", "new")))))));

    [Fact]
    public void Star_at_the_end_takes_the_whole_of_a_map()
        => Assert.Equal(Old, Restored("*", Inputs.Of(("size", "large"), ("sku", Inputs.Object(("name", "premium"))))));

    [Fact]
    public void Item_of_a_list_is_taken_where_both_lists_have_it()
        => Assert.Equal(
            Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 7)), Inputs.Object(("value", 2))))),
            Restored("rules[1]", Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 7)), Inputs.Object(("value", 8)))))));

    [Fact]
    public void Value_from_inside_a_secret_becomes_secret_where_it_was_not()
        => Assert.Equal(
            Inputs.Of(("password", Inputs.Object(("text", Inputs.Secret("old"))))),
            Restored("password.text", Inputs.Of(("password", Inputs.Object(("text", "new"))))));

    [Theory]
    [InlineData("sku.name")]
    [InlineData("rules[0].value")]
    [InlineData("rules[*].value")]
    [InlineData("rules[*]")]
    [InlineData("rules[1]")]
    [InlineData("password.text")]
    public void Nothing_is_taken_where_something_on_the_way_is_in_only_one_of_the_two(string path)
    {
        var current = Inputs.Of(("rules", Inputs.List(Inputs.Object(("number", 1)))), ("size", "large"));
        if (path == "rules[0].value")
            current = Inputs.Of(("size", "large"));

        Assert.False(PropertyPath.Parse(path).TryRestore(current, Old, out var restored));
        Assert.Equal(current, restored);
    }

    [Theory]
    [InlineData("tags.owner")]
    [InlineData("managedBy")]
    [InlineData("nothing.here[0]")]
    [InlineData("rules[7]")]
    public void Path_to_what_neither_has_changes_nothing(string path)
    {
        var current = Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 7)))));

        Assert.Equal(current, Restored(path, current));
    }

    [Fact]
    public void Old_value_inside_a_secret_stays_secret()
        => Assert.Equal(
            Inputs.Of(("password", Inputs.Secret(Inputs.Object(("text", "old"))))),
            Restored("password.text", Inputs.Of(("password", Inputs.Secret(Inputs.Object(("text", "new")))))));

    private static PropertyMap Restored(string path, PropertyMap current)
    {
        Assert.True(PropertyPath.Parse(path).TryRestore(current, Old, out var restored));
        return restored;
    }
}
