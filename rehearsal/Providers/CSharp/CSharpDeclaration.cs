using Rehearsal.Engine.Values;
using Rehearsal.Wording;

namespace Rehearsal.Providers.CSharp;

/// <summary>Writes the C# that declares a resource.</summary>
internal static class CSharpDeclaration
{
    /// <param name="inputs">The inputs; those that a program cannot give, such as the API version, are left out.</param>
    /// <param name="parent">Name of the variable that holds the parent; null for none.</param>
    /// <exception cref="ProviderException">The type is in none of the packages for .NET.</exception>
    internal static string Write(string type, string name, PropertyMap inputs, bool protect, string? parent)
    {
        var resource = CSharpShapes.Shared.Resources.GetValueOrDefault(type)
            ?? throw new ProviderException($"There is no C# class for '{type}'. {NearestName.Suggestion(type, CSharpShapes.Shared.Resources.Keys)}".TrimEnd());
        var className = CSharpValue.ClassName($"{resource.Namespace}.{resource.Name}");
        var package = className.Split('.')[0];
        string?[] options = [parent is null ? null : $"Parent = {parent}", protect ? "Protect = true" : null];
        var given = options.OfType<string>().ToList() is { Count: > 0 } written ? $", new CustomResourceOptions {{ {string.Join(", ", written)} }}" : "";
        return $"""
            using Pulumi;
            using {package} = Pulumi.{package};

            var {Variable(name)} = new {className}({CSharpValue.Literal(name)}, new {className}Args
            {CSharpValue.Members(new(inputs.Where(input => resource.Inputs.ContainsKey(input.Key))), resource.Inputs, "")}{given});
            """;
    }

    private static string Variable(string name)
    {
        var words = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select((word, index) => (index == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
        return joined.Length > 0 && char.IsLetter(joined[0]) ? joined : $"resource{joined}";
    }
}
