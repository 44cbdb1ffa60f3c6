using System.Collections.Immutable;

namespace Architecture.Tests;

/// <summary>
/// The map of the house, <c>map.txt</c>: the rooms, and in each its namespaces from top to bottom. A namespace may use those below it in its room, and all
/// of the rooms that its room may use.
/// </summary>
/// <param name="Rooms">The rooms in the order of the file.</param>
internal sealed record Map(ImmutableArray<Room> Rooms)
{
    /// <summary>The map as it is written down.</summary>
    internal static Map Kept { get; } = Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "map.txt")));

    /// <summary>Every namespace that is on the map.</summary>
    internal IEnumerable<string> Namespaces => Rooms.SelectMany(room => room.Namespaces);

    /// <summary>Whether one namespace may use another.</summary>
    internal bool Allows(string from, string to)
    {
        var room = RoomOf(from);
        return room.Namespaces.Contains(to) ? room.Namespaces.IndexOf(from) < room.Namespaces.IndexOf(to) : room.Uses.Contains(RoomOf(to).Name);
    }

    /// <summary>Reads a map. A line at the margin is a room, and after a colon the rooms that it may use; an indented line is a namespace of it.</summary>
    internal static Map Parse(IEnumerable<string> lines)
    {
        var rooms = ImmutableArray.CreateBuilder<Room>();
        foreach (var line in lines.Where(line => line.Trim() is not "" && !line.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                rooms[^1] = rooms[^1] with { Namespaces = rooms[^1].Namespaces.Add(line.Trim()) };
            else
                rooms.Add(RoomFrom(line.Split(':')));
        }

        return new(rooms.ToImmutable());
    }

    private Room RoomOf(string name) => Rooms.Single(room => room.Namespaces.Contains(name));

    private static Room RoomFrom(string[] parts)
        => new(parts[0].Trim(), parts is [_, var uses] ? [.. uses.Split(',', StringSplitOptions.TrimEntries)] : [], []);
}

/// <summary>A folder with projects.</summary>
/// <param name="Name">The folder.</param>
/// <param name="Uses">The other rooms that it may use.</param>
/// <param name="Namespaces">Its namespaces, from top to bottom.</param>
internal sealed record Room(string Name, ImmutableArray<string> Uses, ImmutableArray<string> Namespaces);
