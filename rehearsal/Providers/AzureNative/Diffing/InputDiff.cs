using System.Collections.Frozen;
using System.Collections.Immutable;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Checking;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>Compares a resource's old inputs with its new ones, as Azure would.</summary>
internal sealed class InputDiff
{
    // Lists in which Azure sees no order; for others, such as DNS servers, the order means something.
    private static readonly FrozenSet<string> Unordered = FrozenSet.ToFrozenSet(
        ["actions", "assignableScopes", "audiences", "groupIds", "keyOps", "scopes", "userAssignedIdentities"]);

    private readonly ResourceDefinition _definition;
    private readonly ImmutableSortedDictionary<string, PropertyChange>.Builder _changes
        = ImmutableSortedDictionary.CreateBuilder<string, PropertyChange>(StringComparer.Ordinal);

    private InputDiff(ResourceDefinition definition) => _definition = definition;

    internal static DiffResult Compare(DiffRequest request, ResourceDefinition definition)
    {
        var diff = new InputDiff(definition);
        diff.CompareMaps("", "", request.OldInputs, request.NewInputs);
        var result = new DiffResult(diff._changes.ToImmutable(), DeleteBeforeReplace: false);
        return result with { DeleteBeforeReplace = result.RequiresReplacement && diff.NamesCollide(request) };
    }

    /// <summary>Whether two values mean the same to Azure; unknown ones never do.</summary>
    internal static bool AreEqual(ResourceDefinition definition, string name, PropertyValue old, PropertyValue @new)
    {
        var diff = new InputDiff(definition);
        diff.CompareValues(name, name, old, @new);
        return diff._changes.Count == 0;
    }

    private bool NamesCollide(DiffRequest request)
        => _definition.Path.All(name => !_changes.ContainsKey(name))
            && !(request.NewInputs.TryGetValue(_definition.NameInput, out var value) && value.AsText() is { } name
                && GeneratedName.IsRandom(_definition, request.Resource.Name, name));

    private void CompareMaps(string path, string pattern, PropertyMap old, PropertyMap @new)
    {
        foreach (var name in old.Keys.Union(@new.Keys))
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
        if (Unordered.Contains(pattern[(pattern.LastIndexOf('.') + 1)..]))
        {
            (old, @new) = ([.. old.OrderBy(SortKey, StringComparer.OrdinalIgnoreCase)], [.. @new.OrderBy(SortKey, StringComparer.OrdinalIgnoreCase)]);
        }

        var itemPattern = $"{pattern}[]";
        for (var index = 0; index < Math.Max(old.Length, @new.Length); index++)
        {
            var itemPath = PropertyPath.Item(path, index);
            if (index >= old.Length)
            {
                Add(itemPath, itemPattern, PropertyChange.Add, PropertyChange.AddReplace);
            }
            else if (index >= @new.Length)
            {
                Add(itemPath, itemPattern, PropertyChange.Delete, PropertyChange.DeleteReplace);
            }
            else
            {
                CompareValues(itemPath, itemPattern, old[index], @new[index]);
            }
        }
    }

    private static string SortKey(PropertyValue value) => value.AsText() ?? "";

    private void Add(string path, string pattern, PropertyChange change, PropertyChange replacing)
        => _changes[path] = _definition.Path.Contains(pattern) || pattern == _definition.TypeInput || ImmutableProperties.Contains(_definition.ArmType, pattern)
            ? replacing
            : change;

    // Regions are written with and without spaces, and ARM compares ids and what they are made of without regard to case.
    private bool MeanTheSame(string pattern, string old, string @new)
        => pattern == "location" ? Compact(old).Equals(Compact(@new), StringComparison.OrdinalIgnoreCase)
            : old.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) || _definition.Path.Contains(pattern)
                ? old.Equals(@new, StringComparison.OrdinalIgnoreCase)
                : old == @new;

    private static string Compact(string region) => region.Replace(" ", "", StringComparison.Ordinal);
}
