using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.State.Exports;

/// <summary>
/// One resource of an exported stack. Members that the engine does not use, or that are not as expected, are kept as they are. Source of the members:
/// <c>ResourceV3</c> in github.com/pulumi/pulumi, sdk/go/common/apitype/core.go.
/// </summary>
/// <param name="json">Reads and writes values.</param>
internal sealed class ExportedResource(JsonSerializerOptions json)
{
    private const string HideDiff = "hideDiff";
    private const string GoTime = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    /// <exception cref="JsonException">A value is of the wrong kind, or a member is missing.</exception>
    /// <exception cref="FormatException">A secret is no encrypted text.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A secret was encrypted with another key.</exception>
    internal ResourceState Read(JsonElement resource, long key)
    {
        var members = new ExportedMembers(resource);
        var timeouts = members.Map<double>("customTimeouts");
        return new ResourceState
        {
            Key = key,
            Urn = members.Text("urn") ?? throw new JsonException("'urn' is missing"),
            Type = members.Text(ExportMembers.Type) ?? throw new JsonException("'type' is missing"),
            Custom = members.Bool("custom"),
            PendingDeletion = members.Bool("delete"),
            Id = members.Text("id") ?? "",
            Inputs = Values("inputs"),
            Outputs = Values("outputs"),
            Parent = members.Text("parent"),
            Protect = members.Bool("protect"),
            Taint = members.Bool("taint"),
            External = members.Bool("external"),
            Dependencies = members.Texts("dependencies"),
            Failures = members.Texts("initErrors"),
            Provider = members.Text("provider"),
            PropertyDependencies = members.TextLists("propertyDependencies"),
            PendingReplacement = members.Bool("pendingReplacement"),
            AdditionalSecretOutputs = members.Texts("additionalSecretOutputs"),
            CreateTimeout = Timeout("create"),
            UpdateTimeout = Timeout("update"),
            DeleteTimeout = Timeout("delete"),
            ImportId = members.Text("importID"),
            RetainOnDelete = members.Bool("retainOnDelete"),
            DeletedWith = members.Text("deletedWith"),
            ReplaceWith = members.Texts("replaceWith"),
            ReplacementTrigger = members.Take("replacementTrigger") is { } trigger ? trigger.Deserialize<PropertyValue>(json) : null,
            IgnoreChanges = members.Texts("ignoreChanges"),
            ReplaceOnChanges = members.Texts("replaceOnChanges"),
            HideDiffs = members.Texts(HideDiff),
            Hooks = members.TextLists("resourceHooks").ToImmutableSortedDictionary(hook => Enum.Parse<HookKind>(hook.Key), hook => hook.Value),
            Created = members.Time(ExportMembers.Created),
            Modified = members.Time(ExportMembers.Modified),
            Others = members.Rest,
        };

        PropertyMap Values(string name) => members.Take(name)?.Deserialize<PropertyMap>(json) ?? PropertyMap.Empty;

        TimeSpan? Timeout(string operation) => timeouts.TryGetValue(operation, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }

    internal void Write(Utf8JsonWriter writer, ResourceState state)
    {
        HashSet<string> written = [ExportMembers.Created, ExportMembers.Modified];
        writer.WriteStartObject();
        Member("urn", true, state.Urn);
        Member("custom", true, state.Custom);
        Flag("delete", state.PendingDeletion);
        Text("id", state.Id);
        Member(ExportMembers.Type, true, state.Type);
        Member("inputs", state.Inputs.Count > 0, state.Inputs);
        Member("outputs", state.Outputs.Count > 0, state.Outputs);
        Text("parent", state.Parent);
        Flag("protect", state.Protect);
        Flag("taint", state.Taint);
        Flag("external", state.External);
        List("dependencies", state.Dependencies);
        List("initErrors", state.Failures);
        Text("provider", state.Provider);
        Member("propertyDependencies", !state.PropertyDependencies.IsEmpty, state.PropertyDependencies);
        Flag("pendingReplacement", state.PendingReplacement);
        List("additionalSecretOutputs", state.AdditionalSecretOutputs);
        var timeouts = Timeouts(state);
        Member("customTimeouts", timeouts is not [], timeouts.ToDictionary(timeout => timeout.Operation, timeout => timeout.Time!.Value.TotalSeconds));
        Text("importID", state.ImportId);
        Flag("retainOnDelete", state.RetainOnDelete);
        Text("deletedWith", state.DeletedWith);
        List("replaceWith", state.ReplaceWith);
        Member("replacementTrigger", state.ReplacementTrigger is not null, state.ReplacementTrigger);
        Time(ExportMembers.Created, state.Created);
        Time(ExportMembers.Modified, state.Modified);
        List("ignoreChanges", state.IgnoreChanges);
        List("replaceOnChanges", state.ReplaceOnChanges);
        List(HideDiff, state.HideDiffs);
        Member("resourceHooks", !state.Hooks.IsEmpty, state.Hooks.ToDictionary(hook => hook.Key.ToString(), hook => hook.Value));
        foreach (var (name, value) in state.Others.Where(other => !written.Contains(other.Key)))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        writer.WriteEndObject();

        void Member<T>(string name, bool isSaid, T value)
        {
            if (!isSaid)
                return;
            written.Add(name);
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, json);
        }

        void Flag(string name, bool value) => Member(name, value, value);

        void Text(string name, string? value) => Member(name, value is { Length: > 0 }, value);

        void List(string name, ImmutableArray<string> values) => Member(name, !values.IsEmpty, values);

        void Time(string name, DateTimeOffset time)
            => Member(name, time != default, TimeText(time, state.Others.TryGetValue(name, out var known) ? known : null));
    }

    /// <summary>A time as Go writes it.</summary>
    /// <param name="known">The time as it was imported, which may be more exact.</param>
    internal static string TimeText(DateTimeOffset time, JsonElement? known)
        => known is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var same) && same == time
            ? text.GetString()!
            : time.UtcDateTime.ToString(GoTime, CultureInfo.InvariantCulture);

    private static List<(string Operation, TimeSpan? Time)> Timeouts(ResourceState state)
    {
        (string, TimeSpan? Time)[] timeouts = [("create", state.CreateTimeout), ("update", state.UpdateTimeout), ("delete", state.DeleteTimeout)];
        return [.. timeouts.Where(timeout => timeout.Time is not null)];
    }
}
