using Pulumi;
using Pulumi.Testing;

namespace Sdks.Internals.Tests.Resources;

public class DependencyUrnsTests
{
    private sealed class Box(string name, ComponentResourceOptions? options = null) : ComponentResource("t:index:Box", name, options);

    private sealed class Item(string name, CustomResourceOptions? options = null) : CustomResource("t:index:Item", name, null, options);

    [Fact]
    public Task A_component_stands_for_the_resources_in_it_at_any_depth() => Run(() =>
    {
        var outer = new Box("outer");
        var first = new Item("first", new() { Parent = outer });
        var inner = new Box("inner", new() { Parent = outer });
        var second = new Item("second", new() { Parent = inner });
        Assert.Equal([first, second], DependencyUrns.Expand([outer]).OrderBy(item => item.GetResourceName()));
    });

    [Fact]
    public Task The_children_of_a_custom_resource_are_not_waited_for() => Run(() =>
    {
        var item = new Item("item");
        _ = new Item("child", new() { Parent = item });
        Assert.Equal([item], DependencyUrns.Expand([item]));
    });

    [Fact]
    public Task A_component_stands_for_the_resource_in_it_that_asks_as_well() => Run(() =>
    {
        var box = new Box("box");
        var item = new Item("item", new() { Parent = box });
        Assert.Equal([item], DependencyUrns.Expand([box]));
    });

    private static Task Run(Action program) => Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, program);
}
