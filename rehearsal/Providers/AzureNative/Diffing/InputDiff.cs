using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>Compares a resource's old inputs with its new ones, as azure-native does.</summary>
internal sealed partial class InputDiff
{
    private readonly ResourceDefinition _definition;
    private readonly ImmutableSortedDictionary<string, PropertyChange>.Builder _changes
        = ImmutableSortedDictionary.CreateBuilder<string, PropertyChange>(StringComparer.Ordinal);

    private InputDiff(ResourceDefinition definition) => _definition = definition;

    internal static DiffResult Compare(DiffRequest request, ResourceDefinition definition)
    {
        var old = WithApiVersion(request.OldInputs, request.OldOutputs);
        var diff = new InputDiff(definition);
        diff.CompareMaps("", "", old, request.NewInputs);
        diff.Soften(old, request);
        var result = new DiffResult(diff._changes.ToImmutable(), DeleteBeforeReplace: false);
        return result with
        {
            DeleteBeforeReplace = result.RequiresReplacement
                && old.GetValueOrDefault(ResourceDefinition.CreateBeforeDelete) is not PropertyValue.Bool { Value: true },
        };
    }

    // An import does not know the version as an input.
    private static PropertyMap WithApiVersion(PropertyMap inputs, PropertyMap outputs)
        => !inputs.ContainsKey(ResourceDefinition.ApiVersionInput) && outputs.TryGetValue(ResourceDefinition.ApiVersionInput, out var version)
            ? inputs.With(ResourceDefinition.ApiVersionInput, version)
            : inputs;

    /// <summary>A property that is new in the inputs changes nothing if it has its default value, and replaces nothing if it has its current value.</summary>
    private void Soften(PropertyMap old, DiffRequest request)
    {
        foreach (var (name, value) in request.NewInputs.Where(input => !old.ContainsKey(input.Key) && _changes.ContainsKey(input.Key)))
        {
            if (_changes[name] == PropertyChange.Add && _definition.Defaults.TryGetValue(name, out var byDefault) && byDefault.Equals(value.Plain))
            {
                _ = _changes.Remove(name);
            }
            else if (_changes[name] == PropertyChange.AddReplace && request.OldOutputs.TryGetValue(name, out var output) && output.Plain.Equals(value.Plain))
            {
                _changes[name] = PropertyChange.Add;
            }
        }
    }

    private void CompareMaps(string path, string pattern, PropertyMap old, PropertyMap @new)
    {
        foreach (var name in old.Keys.Union(@new.Keys).Where(name => !name.StartsWith("__", StringComparison.Ordinal)))
        {
            var (memberPath, memberPattern) = (PropertyPath.Member(path, name), PropertyPath.Member(pattern, name));
            if (!old.TryGetValue(name, out var oldValue))
            {
                Add(memberPath, memberPattern, PropertyChange.Add, PropertyChange.AddReplace);
            }
            else if (!@new.TryGetValue(name, out var newValue))
            {
                Add(memberPath, memberPattern, PropertyChange.Delete, PropertyChange.DeleteReplace);
            }
            else
            {
                CompareValues(memberPath, memberPattern, oldValue, newValue);
            }
        }
    }

    private void CompareValues(string path, string pattern, PropertyValue old, PropertyValue @new)
    {
        switch (old.Plain, @new.Plain)
        {
            case (PropertyValue.Map oldMap, PropertyValue.Map newMap):
                CompareMaps(path, pattern, oldMap.Members, newMap.Members);
                break;
            case (PropertyValue.List oldList, PropertyValue.List newList):
                CompareLists(path, pattern, oldList.Items, newList.Items);
                break;
            case (PropertyValue.Text oldText, PropertyValue.Text newText) when MeanTheSame(pattern, oldText.Value, newText.Value):
                break;
            case var (oldValue, newValue) when newValue is PropertyValue.Unknown || !oldValue.Equals(newValue):
                Add(path, pattern, PropertyChange.Update, PropertyChange.UpdateReplace);
                break;
        }
    }

    private void CompareLists(string path, string pattern, ImmutableArray<PropertyValue> old, ImmutableArray<PropertyValue> @new)
    {
        var identifiers = KeyedLists.IdentifiersOf(_definition.ArmType, pattern);
        List<int> counterparts = identifiers is null
            ? [.. @new.Select((_, index) => index < old.Length ? index : -1)]
            : [.. @new.Select(item => old.ToList().FindIndex(other => KeyedLists.AreSame(item, other, identifiers)))];
        foreach (var (index, counterpart) in counterparts.Index())
        {
            var itemPath = PropertyPath.Item(path, index);
            if (counterpart < 0)
            {
                _changes[itemPath] = PropertyChange.Add;
            }
            else
            {
                CompareValues(itemPath, $"{pattern}[]", old[counterpart], @new[index]);
            }
        }

        foreach (var gone in Enumerable.Range(0, old.Length).Except(counterparts))
        {
            _changes[PropertyPath.Item(path, gone)] = PropertyChange.Delete;
        }
    }

    private void Add(string path, string pattern, PropertyChange change, PropertyChange replacing)
        => _changes[path] = Replaces(change, pattern) ? replacing : change;

    // What is below a property that replaces does so too, but only where it changes, not where it is added or taken away.
    private bool Replaces(PropertyChange change, string pattern)
        => CreateOnlyProperties.Contains(_definition, pattern)
            || (change == PropertyChange.Update && pattern.LastIndexOf('.') is > 0 and var end && CreateOnlyProperties.Contains(_definition, pattern[..end]));

    private static bool MeanTheSame(string pattern, string old, string @new)
        => pattern switch
        {
            "location" => Compact(old).Equals(Compact(@new), StringComparison.OrdinalIgnoreCase),
            "resourceGroupName" => old.Equals(@new, StringComparison.OrdinalIgnoreCase),
            _ => old == @new || (Start(old) is { Length: > 0 } start
                && @new.StartsWith(start, StringComparison.OrdinalIgnoreCase) && old.AsSpan(start.Length).SequenceEqual(@new.AsSpan(start.Length))),
        };

    // Regions are written with and without spaces.
    private static string Compact(string region) => region.Replace(" ", "", StringComparison.Ordinal);

    private static string Start(string id) => StartOfId().Match(id).Value;

    [GeneratedRegex("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/[^/]+/", RegexOptions.IgnoreCase)]
    private static partial Regex StartOfId();
}
