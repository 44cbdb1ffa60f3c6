using Rehearsal.Engine;
using Rehearsal.Engine.Values;

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
            PropertyPath.Parse("sku.name").Restore(Inputs.Of(("sku", Inputs.Object(("name", "premium"), ("tier", "high")))), Old));

    [Theory]
    [InlineData("size")]
    [InlineData("tags.owner")]
    public void What_the_old_value_lacks_is_taken_out(string path)
    {
        var current = Inputs.Of(("size", "large"), ("tags", Inputs.Object(("owner", "me"))));

        Assert.Null(PropertyPath.Parse(path).Find(PropertyPath.Parse(path).Restore(current, Old)));
    }

    [Fact]
    public void Star_takes_every_member()
        => Assert.Equal(
            Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 1)), Inputs.Object(("value", 2)), Inputs.Object(("value", 9))))),
            PropertyPath.Parse("rules[*].value").Restore(
                Inputs.Of(("rules", Inputs.List(Inputs.Object(("value", 7)), Inputs.Object(("value", 8)), Inputs.Object(("value", 9))))), Old));

    [Fact]
    public void Old_value_inside_a_secret_stays_secret()
        => Assert.Equal(
            Inputs.Of(("password", Inputs.Secret(Inputs.Object(("text", "old"))))),
            PropertyPath.Parse("password.text").Restore(Inputs.Of(("password", Inputs.Secret(Inputs.Object(("text", "new"))))), Old));
}
