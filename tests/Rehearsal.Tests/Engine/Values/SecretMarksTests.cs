using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Values;

public sealed class SecretMarksTests
{
    private static readonly PropertyValue Plain = "plain";
    private static readonly PropertyValue Secret = new PropertyValue.Secret("plain");

    [Fact]
    public void What_is_secret_in_the_inputs_is_secret_in_the_outputs()
        => Assert.Equal(
            Inputs.Of(("password", Secret), ("user", Plain), ("address", Plain)),
            SecretMarks.Carry(Inputs.Of(("password", Secret), ("user", Plain)), Inputs.Of(("password", Plain), ("user", Plain), ("address", Plain)), []));

    [Fact]
    public void An_output_that_is_always_secret_is_marked_once()
        => Assert.Equal(
            Inputs.Of(("key", Secret), ("other", Secret)),
            SecretMarks.Carry(PropertyMap.Empty, Inputs.Of(("key", Plain), ("other", Secret)), ["key", "other"]));

    [Fact]
    public void Marks_inside_of_maps_and_lists_stay_where_they_are()
        => Assert.Equal(
            Inputs.Of(("login", Map(Secret)), ("rules", List(Plain, Secret))),
            SecretMarks.Carry(
                Inputs.Of(("login", Map(Secret)), ("rules", List(Plain, Secret))), Inputs.Of(("login", Map(Plain)), ("rules", List(Plain, Plain))), []));

    [Fact]
    public void A_list_with_another_number_of_items_is_secret_as_a_whole_if_one_of_them_was()
        => Assert.Equal(
            Inputs.Of(("rules", new PropertyValue.Secret(List(Plain))), ("names", List(Plain))),
            SecretMarks.Carry(
                Inputs.Of(("rules", List(Plain, Secret)), ("names", List(Plain, Plain))), Inputs.Of(("rules", List(Plain)), ("names", List(Plain))), []));

    private static PropertyValue.Map Map(PropertyValue value) => new(Inputs.Of(("password", value)));

    private static PropertyValue.List List(params PropertyValue[] items) => new([.. items]);
}
