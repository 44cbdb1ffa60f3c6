using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Resources;

/// <summary>One resource of a template, with its expressions worked out.</summary>
/// <param name="Type">The full type.</param>
/// <param name="ApiVersion">The API version.</param>
/// <param name="Name">The name; nested resources have one segment per level, as in <c>contoso/westeurope</c>.</param>
/// <param name="Body">What is sent: everything that is not about the deployment itself.</param>
internal sealed record TemplateResource(string Type, string ApiVersion, string Name, JsonObject Body)
{
    private static readonly string[] DeploymentMembers = ["type", "apiVersion", "name", "dependsOn", "comments", "condition"];

    /// <summary>The resource's id.</summary>
    /// <param name="group">The resource group that is deployed to.</param>
    internal ArmId IdIn(ArmId group)
    {
        var (types, names) = (Type.Split('/'), Name.Split('/'));
        return names.Skip(1).Zip(types.Skip(2)).Aggregate(
            group.Provided(types[0], types[1], names[0]), (parent, level) => parent.Child(level.Second, level.First));
    }

    /// <summary>Reads an item of the template's <c>resources</c>.</summary>
    /// <exception cref="ArmException">Something that every resource needs is missing, or name and type do not have the same number of levels.</exception>
    internal static TemplateResource From(JsonObject resource)
    {
        string Text(string member) => resource.TextAt(member) ?? throw LiteralTemplate.Invalid($"A resource of the template has no '{member}'.");
        var (type, apiVersion, name) = (Text("type"), Text("apiVersion"), Text("name"));
        if (type.Split('/').Length != name.Split('/').Length + 1)
        {
            throw LiteralTemplate.Invalid(
                $"The resource '{name}' of type '{type}' has incorrect segment lengths: a name needs one segment less than its type.");
        }

        var body = new JsonObject(resource.Where(member => !DeploymentMembers.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        return new(type, apiVersion, name, body);
    }
}

/// <summary>A template whose values are written out. The only expression it may have is <c>[parameters('name')]</c>.</summary>
internal static partial class LiteralTemplate
{
    /// <summary>The resources in the order in which they can be deployed.</summary>
    /// <exception cref="ArmException">The template cannot be deployed.</exception>
    internal static IReadOnlyList<TemplateResource> Resources(JsonObject template, JsonObject parameters)
    {
        var values = Parameters(template, parameters);
        var resources = (template["resources"] as JsonArray ?? throw Invalid("The template has no array 'resources'."))
            .Select(resource => Evaluate(resource, values) as JsonObject ?? throw Invalid("A resource of the template is not an object."))
            .Select(resource => (Resource: TemplateResource.From(resource), DependsOn: DependsOn(resource)))
            .ToList();
        return Order(resources);
    }

    internal static ArmException Invalid(string message)
        => ArmException.BadRequest("InvalidTemplate", $"Deployment template validation failed: '{message}'", "template");

    private static Dictionary<string, JsonNode> Parameters(JsonObject template, JsonObject given)
    {
        var declared = template["parameters"] as JsonObject ?? [];
        if (given.FirstOrDefault(parameter => !declared.ContainsKey(parameter.Key)).Key is { } unknown)
        {
            throw Invalid($"The parameter '{unknown}' is not declared in the template.");
        }

        return declared.ToDictionary(
            parameter => parameter.Key,
            parameter => (given[parameter.Key] as JsonObject)?["value"] ?? (parameter.Value as JsonObject)?["defaultValue"]
                ?? throw Invalid($"The value for the template parameter '{parameter.Key}' is not provided."),
            StringComparer.OrdinalIgnoreCase);
    }

    private static JsonNode? Evaluate(JsonNode? node, Dictionary<string, JsonNode> parameters) => node switch
    {
        JsonObject value => new JsonObject(value.Select(member => KeyValuePair.Create(member.Key, Evaluate(member.Value, parameters)))),
        JsonArray items => new JsonArray([.. items.Select(item => Evaluate(item, parameters))]),
        JsonValue value when value.TryGetValue<string>(out var text) => EvaluateText(text, parameters),
        _ => node?.DeepClone(),
    };

    private static JsonNode? EvaluateText(string text, Dictionary<string, JsonNode> parameters)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return text;
        }

        // A doubled bracket keeps text in brackets from being an expression; without the closing one it never is, and stays as it is.
        if (text.StartsWith("[[", StringComparison.Ordinal))
        {
            return text[1..];
        }

        var match = ParameterExpression().Match(text);
        return match.Success && parameters.TryGetValue(match.Groups["name"].Value, out var value)
            ? value.DeepClone()
            : throw Invalid(
                match.Success
                    ? $"The template parameter '{match.Groups["name"].Value}' is not found."
                    : $"The expression '{text}' is not supported by the simulated Azure; supported is [parameters('name')].");
    }

    private static List<string> DependsOn(JsonObject resource)
        => [.. (resource["dependsOn"] as JsonArray ?? []).Select(
            item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Invalid("An item of 'dependsOn' is not a string."))];

    // A dependency is given by name, by type and name, or by id, and has to be in the template.
    private static List<TemplateResource> Order(List<(TemplateResource Resource, List<string> DependsOn)> waiting)
    {
        var all = waiting.Select(item => item.Resource).ToList();
        foreach (var missing in waiting.SelectMany(item => item.DependsOn).Where(dependency => !all.Exists(resource => IsMeant(dependency, resource))))
        {
            throw Invalid($"The resource '{missing}' in 'dependsOn' is not defined in the template.");
        }

        var ordered = new List<TemplateResource>();
        while (waiting.Count > 0)
        {
            var ready = waiting.FindIndex(item => !waiting.Exists(
                other => item.DependsOn.Exists(dependency => IsMeant(dependency, other.Resource)) || IsParent(other.Resource, item.Resource)));
            if (ready < 0)
            {
                throw Invalid($"Circular dependency detected on resource: '{waiting[0].Resource.Name}'.");
            }

            ordered.Add(waiting[ready].Resource);
            waiting.RemoveAt(ready);
        }

        return ordered;
    }

    private static bool IsParent(TemplateResource parent, TemplateResource child)
        => child.Type.StartsWith($"{parent.Type}/", StringComparison.OrdinalIgnoreCase)
        && child.Name.StartsWith($"{parent.Name}/", StringComparison.OrdinalIgnoreCase);

    private static bool IsMeant(string dependency, TemplateResource resource)
        => dependency.Equals(resource.Name, StringComparison.OrdinalIgnoreCase)
        || dependency.Equals($"{resource.Type}/{resource.Name}", StringComparison.OrdinalIgnoreCase)
        || dependency.EndsWith(resource.IdIn(ArmId.Tenant).Text, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\[\s*parameters\(\s*'(?<name>[^']+)'\s*\)\s*\]$", RegexOptions.IgnoreCase)]
    private static partial Regex ParameterExpression();
}
