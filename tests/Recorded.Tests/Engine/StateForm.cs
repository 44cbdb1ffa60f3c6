using System.Text.Json.Nodes;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Recorded.Tests.Engine;

/// <summary>Writes what the rehearsal keeps in the form of the recordings, in which empty and false fields are left out.</summary>
internal static class StateForm
{
    internal static JsonObject Of(PropertyMap map) => new(map.Select(member => KeyValuePair.Create(member.Key, Of(member.Value))));

    internal static JsonNode? Of(PropertyValue value) => value switch
    {
        PropertyValue.Null => null,
        PropertyValue.Unknown => "[unknown]",
        PropertyValue.Bool(var flag) => flag,
        PropertyValue.Number(var number) => number,
        PropertyValue.Text(var text) => text,
        PropertyValue.Secret(var secret) => new JsonObject { ["[secret]"] = Of(secret) },
        PropertyValue.List(var items) => new JsonArray([.. items.Select(Of)]),
        PropertyValue.Map(var members) => Of(members),
        PropertyValue.Reference reference => Of(reference),
        _ => throw new NotSupportedException($"{value.GetType().Name} is in no recording"),
    };

    private static JsonObject Of(PropertyValue.Reference reference)
    {
        var form = new JsonObject { [Signatures.Key] = Signatures.Reference, ["urn"] = reference.Urn, ["packageVersion"] = reference.PackageVersion };
        if (reference.Id is { } id)
            form["id"] = id;
        return form;
    }

    internal static JsonObject Of(ResourceState state)
    {
        var form = new JsonObject { ["urn"] = state.Urn };
        Add("component", !state.Custom);
        Add("delete", state.PendingDeletion);
        Add("external", state.External);
        Add("protect", state.Protect);
        Add("retainOnDelete", state.RetainOnDelete);
        Add("id", state.Id);
        Add("parent", state.Parent);
        Add("provider", state.Provider is { } provider ? ResourceState.ProviderUrn(provider) : null);
        Add("importID", state.ImportId);
        Add("deletedWith", state.DeletedWith);
        Add("dependencies", Texts(state.Dependencies));
        Add("ignoreChanges", Texts(state.IgnoreChanges));
        Add("replaceOnChanges", Texts(state.ReplaceOnChanges));
        Add("customTimeouts", Timeouts(("create", state.CreateTimeout), ("update", state.UpdateTimeout), ("delete", state.DeleteTimeout)));
        Add("taint", state.Taint);
        Add("replaceWith", Texts(state.ReplaceWith));
        Add("additionalSecretOutputs", Texts(state.AdditionalSecretOutputs));
        Add("initErrors", Texts(state.Failures));
        Add(
            "propertyDependencies",
            new JsonObject(state.PropertyDependencies
                .Where(entry => entry.Value is not [])
                .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Texts(entry.Value)))));
        Add("resourceHooks", new JsonObject(state.Hooks.Select(entry => KeyValuePair.Create(entry.Key.ToString(), (JsonNode?)Texts(entry.Value)))));
        Add("replacementTrigger", state.ReplacementTrigger is { } trigger ? Of(trigger) : null);
        Add("inputs", Of(state.Inputs));
        if (HasRecordedOutputs(state))
            Add("outputs", Of(state.Outputs));
        else if (state.Custom)
            Add("secretOutputs", Texts(state.Outputs.Where(output => output.Value is PropertyValue.Secret).Select(output => output.Key)));
        return form;

        void Add(string name, JsonNode? value)
        {
            var isEmpty = value switch
            {
                null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
                JsonValue single => single.TryGetValue(out bool flag) ? !flag : single.TryGetValue(out string? text) && text is "",
                _ => false,
            };
            if (!isEmpty)
                form[name] = value;
        }
    }

    /// <summary>The recordings have the outputs of what no scripted provider made; the stack's are in a place of their own.</summary>
    private static bool HasRecordedOutputs(ResourceState state)
        => state.Type != Urns.StackType && (!state.Custom || state.Type.StartsWith("pulumi:", StringComparison.Ordinal));

    private static JsonObject Timeouts(params IEnumerable<(string Name, TimeSpan? Limit)> timeouts)
        => new(timeouts
            .Where(timeout => timeout.Limit is not null)
            .Select(timeout => KeyValuePair.Create(timeout.Name, (JsonNode?)timeout.Limit!.Value.TotalSeconds)));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Order(StringComparer.Ordinal).Select(text => (JsonNode?)text)]);
}
