namespace Tests.Shared;

/// <summary>The values of the trait <c>Category</c>, by which <c>dotnet test --filter</c> leaves out tests that take long.</summary>
public static class Categories
{
    /// <summary>The trait's name.</summary>
    public const string Name = "Category";

    /// <summary>Tests that start clients which are not .NET programs: Node.js, a terminal in tmux.</summary>
    public const string Clients = "Clients";

    /// <summary>Tests that start a program in a process of its own. Those that run the whole program are in folders <c>EndToEnd</c>.</summary>
    public const string Programs = "Programs";
}
