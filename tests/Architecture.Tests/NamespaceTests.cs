namespace Architecture.Tests;

public class NamespaceTests
{
    [Fact]
    public void The_map_has_every_namespace_and_no_other()
        => Assert.Equal(UsedNamespaces.All.Order(StringComparer.Ordinal), Map.Kept.Namespaces.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_namespace_uses_only_what_the_map_allows()
        => Assert.Empty(UsedNamespaces.Uses
            .Where(use => !Map.Kept.Allows(use.From, use.To))
            .Select(use => $"{use.From} must not use {use.To}: {use.User} uses {use.Used}")
            .Distinct());

    [Fact]
    public void No_namespaces_use_each_other_in_a_ring()
    {
        var uses = UsedNamespaces.Uses.ToLookup(use => use.From, use => use.To);

        Assert.All(UsedNamespaces.All, name => Assert.DoesNotContain(name, Reachable(name)));

        HashSet<string> Reachable(string from)
        {
            var reached = new HashSet<string>();
            var open = new Stack<string>([from]);
            while (open.TryPop(out var next))
            {
                foreach (var used in uses[next].Where(reached.Add))
                    open.Push(used);
            }

            return reached;
        }
    }

    [Fact]
    public void The_rooms_of_the_map_use_each_other_in_one_direction()
        => Assert.All(Map.Kept.Rooms, room => Assert.All(room.Uses, used => Assert.True(
            Map.Kept.Rooms.IndexOf(room) < Map.Kept.Rooms.Select(other => other.Name).ToList().IndexOf(used), $"{room.Name} is above {used}")));

    [Fact]
    public void A_namespace_may_use_what_is_below_it_and_not_what_is_above()
    {
        var map = Map.Parse(["top: ground", "  A", "  B", "", "ground", "  C"]);

        Assert.True(map.Allows("A", "B"));
        Assert.False(map.Allows("B", "A"));
        Assert.True(map.Allows("B", "C"));
        Assert.False(map.Allows("C", "A"));
    }
}
