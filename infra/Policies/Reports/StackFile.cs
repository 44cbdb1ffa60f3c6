using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Reports;

/// <summary>The file that a stack's configuration stands in.</summary>
internal sealed class StackFile
{
    private readonly string[] _lines;

    /// <param name="folder">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack's name.</param>
    internal StackFile(string folder, string stack)
    {
        Name = $"Pulumi.{stack}.yaml";
        var path = Path.Combine(folder, Name);
        // A configuration can also come from elsewhere; there are no lines to point at then.
        _lines = File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    /// <summary>Its name in the folder of <c>Pulumi.yaml</c>.</summary>
    internal string Name { get; }

    /// <summary>The line, from 1 on, that names what a resource was declared for: the longest name in the file that the resource's begins with; the first where there is none.</summary>
    internal int LineOf(DeclaredResource resource)
    {
        var named = _lines.Index()
            .Select(line => (line.Index, Name: NameIn(line.Item)))
            .Where(line => line.Name is not "" && IsFor(resource.Name, line.Name))
            .MaxBy(line => line.Name.Length);
        return named.Name is null ? 1 : named.Index + 1;
    }

    private static bool IsFor(string resource, string name)
        => resource == name || resource.StartsWith($"{name}-", StringComparison.Ordinal) || resource.EndsWith($"-{name}", StringComparison.Ordinal);

    /// <summary>The value of <c>name</c> or <c>region</c> on a line; empty where there is none.</summary>
    private static string NameIn(string line)
    {
        var text = line.Split('#')[0];
        foreach (var key in (string[])["name:", "region:"])
        {
            if (text.IndexOf(key, StringComparison.Ordinal) is >= 0 and var start)
                return text[(start + key.Length)..].Split(',', '}')[0].Trim().Trim('"', '\'');
        }

        return "";
    }
}
