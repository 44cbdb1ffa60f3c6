using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Validation;

/// <summary>Compares a request body with Microsoft's definition of the resource type and finds everything that is wrong.</summary>
/// <param name="requireAll">Whether required properties have to be there: in a PUT, not in a PATCH.</param>
internal sealed class BodyValidation(bool requireAll)
{
    private readonly List<ArmError> _errors = [];

    /// <summary>Checks a body.</summary>
    /// <param name="type">The resource type in the API version of the request.</param>
    /// <param name="body">The body.</param>
    /// <param name="current">The resource as a GET shows it now; null when it does not exist. Read-only properties may be sent back as they are.</param>
    /// <param name="requireAll">Whether required properties have to be there.</param>
    /// <exception cref="ArmException">Something is wrong; the details say what, one by one.</exception>
    internal static void Check(ArmResourceType type, JsonObject body, JsonObject? current, bool requireAll)
    {
        var validation = new BodyValidation(requireAll);
        validation.Value("", type.Body, body, current);
        if (validation._errors is not [var first, ..] errors)
        {
            return;
        }

        throw new ArmException(400, new ArmError(
            "InvalidRequestContent",
            $"The request content was invalid for type '{type.Name}' in API version '{type.ApiVersion}': "
                + string.Join(' ', errors.Select(error => error.Message)),
            first.Target)
        { Details = errors });
    }

    private void Value(string path, TypeBase type, JsonNode value, JsonNode? current)
    {
        switch (type)
        {
            case ObjectType or DiscriminatedObjectType:
                Object(path, type, value, current);
                break;
            case ArrayType array:
                Array(path, array, value, current);
                break;
            case StringType text:
                Text(path, text, value);
                break;
            case IntegerType integer:
                Integer(path, integer, value);
                break;
            case BooleanType:
                _ = HasKind(path, value, "a boolean", JsonValueKind.True, JsonValueKind.False);
                break;
            case StringLiteralType or UnionType:
                Union(path, type, value);
                break;
            default:
                // Any value will do.
                break;
        }
    }

    private void Object(string path, TypeBase type, JsonNode value, JsonNode? current)
    {
        if (!HasKind(path, value, "an object", JsonValueKind.Object))
        {
            return;
        }

        var members = value.AsObject();
        var kind = type.Discriminator is { } discriminator ? Discriminated(path, type, discriminator, members) : null;
        var properties = type.PropertiesFor(kind);
        foreach (var (name, member) in members)
        {
            var memberPath = Join(path, name);
            if (path.Length == 0 && ArmResourceType.IsEnvelope(name) || name == type.Discriminator)
            {
                continue;
            }

            var before = (current as JsonObject)?[name];
            if (!properties.TryGetValue(name, out var property))
            {
                Undeclared(memberPath, type, properties, member, before);
            }
            else if (property.IsReadOnly)
            {
                ReadOnly(memberPath, member, before);
            }
            else if (member is not null)
            {
                Value(memberPath, property.Type.Type, member, before);
            }
            else if (property.IsRequired)
            {
                Wrong("MissingProperty", $"'{memberPath}' is required and may not be null.", memberPath);
            }
        }

        if (requireAll)
        {
            foreach (var (name, property) in properties)
            {
                if (property.IsRequired && !property.IsReadOnly && !members.ContainsKey(name) && !(path.Length == 0 && ArmResourceType.IsEnvelope(name)))
                {
                    var memberPath = Join(path, name);
                    Wrong("MissingProperty", $"'{memberPath}' is required.", memberPath);
                }
            }
        }
    }

    private string? Discriminated(string path, TypeBase type, string discriminator, JsonObject members)
    {
        var kind = members[discriminator] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;
        if (kind is null ? requireAll : type.FindKind(kind) is null)
        {
            var kinds = ((DiscriminatedObjectType)type).Elements.Keys.Order(StringComparer.Ordinal);
            Wrong("InvalidPropertyValue", $"'{Join(path, discriminator)}' has to be one of {string.Join(", ", kinds)}.", Join(path, discriminator));
        }

        return kind;
    }

    private void Undeclared(string path, TypeBase type, IReadOnlyDictionary<string, ObjectTypeProperty> properties, JsonNode? member, JsonNode? before)
    {
        if (type is AnyType || type.AdditionalPropertiesType is { } any && member is null)
        {
            return;
        }

        if (type.AdditionalPropertiesType is { } values)
        {
            Value(path, values, member!, before);
            return;
        }

        var known = properties.Where(property => !property.Value.IsReadOnly).Select(property => property.Key).Order(StringComparer.Ordinal);
        Wrong("UnknownProperty", $"'{path}' is not a property; known are {string.Join(", ", known)}.", path);
    }

    private void ReadOnly(string path, JsonNode? member, JsonNode? before)
    {
        if (!JsonNode.DeepEquals(member, before))
        {
            Wrong("ReadOnlyProperty", $"'{path}' is read-only.", path);
        }
    }

    private void Array(string path, ArrayType type, JsonNode value, JsonNode? current)
    {
        if (!HasKind(path, value, "an array", JsonValueKind.Array))
        {
            return;
        }

        var items = value.AsArray();
        Length(path, "items", items.Count, type.MinLength, type.MaxLength);
        var before = current as JsonArray;
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is { } item)
            {
                Value($"{path}[{index}]", type.ItemType.Type, item, index < before?.Count ? before[index] : null);
            }
            else
            {
                Wrong("InvalidPropertyKind", $"'{path}[{index}]' may not be null.", $"{path}[{index}]");
            }
        }
    }

    private void Text(string path, StringType type, JsonNode value)
    {
        if (!HasKind(path, value, "a string", JsonValueKind.String))
        {
            return;
        }

        var text = value.GetValue<string>();
        Length(path, "characters", text.Length, type.MinLength, type.MaxLength);
        if (type.Pattern is { } pattern && !Regex.IsMatch(text, pattern))
        {
            Wrong("InvalidPropertyValue", $"'{path}' has to match the pattern {pattern}.", path);
        }
    }

    private void Integer(string path, IntegerType type, JsonNode value)
    {
        if (!HasKind(path, value, "a whole number", JsonValueKind.Number))
        {
            return;
        }

        var number = JsonSerializer.Deserialize<decimal>(value);
        if (number != decimal.Truncate(number))
        {
            Wrong("InvalidPropertyKind", $"'{path}' has to be a whole number.", path);
        }
        else if (number < type.MinValue || number > type.MaxValue)
        {
            Wrong("InvalidPropertyValue", $"'{path}' has to be {Range(type.MinValue, type.MaxValue)}.", path);
        }
    }

    // Azure's definitions leave most enumerations open for values of later API versions; the service itself knows no other ones.
    private void Union(string path, TypeBase type, JsonNode value)
    {
        var literals = type.LiteralValues.ToList();
        if (literals.Count > 0)
        {
            if (HasKind(path, value, "a string", JsonValueKind.String)
                && !literals.Contains(value.GetValue<string>(), StringComparer.OrdinalIgnoreCase))
            {
                Wrong("InvalidPropertyValue", $"'{path}' has to be one of {string.Join(", ", literals)}.", path);
            }

            return;
        }

        var errors = _errors.ToList();
        foreach (var element in ((UnionType)type).Elements)
        {
            _errors.Clear();
            Value(path, element.Type, value, null);
            if (_errors.Count == 0)
            {
                _errors.AddRange(errors);
                return;
            }
        }

        _errors.Clear();
        _errors.AddRange(errors);
        Wrong("InvalidPropertyKind", $"'{path}' has none of the kinds that are allowed.", path);
    }

    private bool HasKind(string path, JsonNode value, string expected, params JsonValueKind[] kinds)
    {
        if (kinds.Contains(value.GetValueKind()))
        {
            return true;
        }

        Wrong("InvalidPropertyKind", $"'{path}' has to be {expected}.", path);
        return false;
    }

    private void Length(string path, string what, int length, long? minimum, long? maximum)
    {
        if (length < minimum || length > maximum)
        {
            Wrong("InvalidPropertyValue", $"'{path}' has to have {Range(minimum, maximum)} {what}.", path);
        }
    }

    private void Wrong(string code, string message, string path) => _errors.Add(new ArmError(code, message, path));

    private static string Range(long? minimum, long? maximum)
        => (minimum, maximum) switch
        {
            (null, _) => $"at most {maximum}",
            (_, null) => $"at least {minimum}",
            _ => $"{minimum} to {maximum}",
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
