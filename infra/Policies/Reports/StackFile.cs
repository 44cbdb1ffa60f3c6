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
        try
        {
            _lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A configuration can also come from elsewhere; there are no lines to point at then.
            _lines = [];
        }
    }

    /// <summary>Its name in the folder of <c>Pulumi.yaml</c>.</summary>
    internal string Name { get; }

    /// <summary>
    /// The line, from 1 on, that names what a resource was declared for. Resources are named after their registry, and end in what tells
    /// them apart, such as a region. The first line where nothing in the file is named so.
    /// </summary>
    internal int LineOf(DeclaredResource resource)
    {
        var names = _lines.Index().Select(line => (Line: line.Index + 1, Name: NameIn(line.Item))).Where(place => place.Name is not "").ToList();
        var ends = names.Where(place => resource.Name.EndsWith($"-{place.Name}", StringComparison.Ordinal));
        var begins = names.Where(place => resource.Name == place.Name || resource.Name.StartsWith($"{place.Name}-", StringComparison.Ordinal));
        return ends.Concat(begins).Select(place => place.Line).FirstOrDefault(1);
    }

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
