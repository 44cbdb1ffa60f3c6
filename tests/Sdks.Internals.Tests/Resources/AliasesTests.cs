using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Resources;

public class AliasesTests
{
    private sealed class Box(string name, ComponentResourceOptions? options = null) : ComponentResource("t:index:Box", name, options);

    private sealed class Item(string name, CustomResourceOptions? options = null) : CustomResource("t:index:Item", name, null, options);

    [Fact]
    public async Task A_former_name_keeps_type_and_parent()
        => Assert.Equal(
            ["urn:pulumi:stack::project::t:index:Item::was"],
            await AliasesOf(() => new Item("is", new() { Aliases = { new Alias { Name = "was" } } })));

    [Fact]
    public async Task A_child_of_a_renamed_parent_was_named_after_it()
        => Assert.Equal(
            ["urn:pulumi:stack::project::t:index:Box$t:index:Item::old-item"],
            await AliasesOf(() => new Item("new-item", new() { Parent = new Box("new", new() { Aliases = { new Alias { Name = "old" } } }) })));

    [Fact]
    public async Task Own_and_inherited_aliases_combine()
    {
        var urns = await AliasesOf(() => new Item("new-item", new()
        {
            Parent = new Box("new", new() { Aliases = { new Alias { Name = "old" } } }),
            Aliases = { new Alias { Type = "t:index:Thing" } },
        }));
        Assert.Equal(
            [
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$t:index:Box$t:index:Thing::new-item",
                "urn:pulumi:stack::project::t:index:Box$t:index:Item::old-item",
                "urn:pulumi:stack::project::t:index:Box$t:index:Thing::old-item",
            ],
            urns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_alias_with_a_urn_and_a_name_is_refused()
        => Assert.Contains("Alias should not specify both Urn and Name", await RefusalOf(new Alias { Urn = "u", Name = "n" }), StringComparison.Ordinal);

    [Fact]
    public async Task An_alias_with_two_parents_is_refused()
        => Assert.Contains(
            "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias",
            await RefusalOf(new Alias { ParentUrn = "u", NoParent = true }),
            StringComparison.Ordinal);

    private static async Task<string> RefusalOf(Alias alias)
        => (await Assert.ThrowsAsync<RunException>(() => AliasesOf(() => new Item("is", new() { Aliases = { alias } })))).Message;

    private static async Task<IReadOnlyList<string>> AliasesOf(Func<Resource> create)
    {
        var urns = new List<string>();
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, async () =>
        {
            foreach (var urn in create().AliasUrns)
            {
                urns.Add(await OutputUtilities.GetValueAsync(urn));
            }
        });
        return urns;
    }
}
