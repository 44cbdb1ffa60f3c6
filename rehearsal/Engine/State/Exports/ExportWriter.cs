using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State.Exports;

/// <summary>Writes a stack's state as <c>pulumi stack export</c> does.</summary>
internal static class ExportWriter
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="store">The state.</param>
    /// <param name="lock">How secrets are written; null writes them in clear.</param>
    internal static string Write(StateStore store, ExportLock? @lock)
    {
        var resources = new ExportedResource(@lock is null ? StateJson.InClear() : StateJson.Options(@lock.Key));
        var envelope = store.Envelope is { } kept ? JsonObject.Create(kept.Clone())! : [];
        var deployment = envelope[ExportMembers.Deployment] as JsonObject ?? [];
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteNumber(ExportMembers.Version, (int?)envelope[ExportMembers.Version] ?? ExportMembers.OldestVersion);
            WriteOthers(writer, envelope, ExportMembers.Version, ExportMembers.Deployment);
            writer.WriteStartObject(ExportMembers.Deployment);
            writer.WritePropertyName(ExportMembers.Manifest);
            Manifest(deployment[ExportMembers.Manifest] as JsonObject, store.Resources).WriteTo(writer);
            WriteProvider(writer, @lock, deployment[ExportMembers.SecretsProviders]);
            writer.WriteStartArray(ExportMembers.Resources);
            foreach (var state in store.Resources)
            {
                resources.Write(writer, state);
            }
            writer.WriteEndArray();
            if (store.Pending.Count > 0)
                WritePending(writer, resources, store.Pending);
            writer.WritePropertyName(ExportMembers.Metadata);
            (deployment[ExportMembers.Metadata] ?? new JsonObject()).WriteTo(writer);
            WriteOthers(writer, deployment, ExportMembers.Manifest, ExportMembers.SecretsProviders, ExportMembers.Metadata);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Whether any value of the state is secret.</summary>
    internal static bool HasSecrets(StateStore store)
        => store.Resources.Concat(store.Pending.Select(pending => pending.Resource)).Any(
            state => HasSecret(new PropertyValue.Map(state.Inputs))
                || HasSecret(new PropertyValue.Map(state.Outputs))
                || (state.ReplacementTrigger is { } trigger && HasSecret(trigger)));

    private static bool HasSecret(PropertyValue value) => value switch
    {
        PropertyValue.Secret => true,
        PropertyValue.List(var items) => items.Any(HasSecret),
        PropertyValue.Map(var members) => members.Values.Any(HasSecret),
        _ => false,
    };

    /// <summary>The manifest as it was imported, at the time of the last change.</summary>
    private static JsonObject Manifest(JsonObject? imported, IReadOnlyList<ResourceState> resources)
    {
        var known = imported?[ExportMembers.Time]?.Deserialize<JsonElement>();
        var then = known is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var time) ? time : default;
        var last = resources.Select(state => state.Modified).Append(then).Max();
        var members = imported ?? new JsonObject { ["magic"] = "", ["version"] = "" };
        return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
        {
            [ExportMembers.Time] = ExportedResource.TimeText(last, known),
        };
    }

    private static void WriteProvider(Utf8JsonWriter writer, ExportLock? @lock, JsonNode? imported)
    {
        var provider = @lock is null ? imported : new JsonObject
        {
            [ExportMembers.Type] = ExportMembers.PassphraseProvider,
            [ExportMembers.SecretsState] = new JsonObject { [ExportMembers.Salt] = @lock.Salt },
        };
        if (provider is null)
            return;
        writer.WritePropertyName(ExportMembers.SecretsProviders);
        provider.WriteTo(writer);
    }

    private static void WritePending(Utf8JsonWriter writer, ExportedResource resources, IReadOnlyList<PendingOperation> pending)
    {
        writer.WriteStartArray(ExportMembers.PendingOperations);
        foreach (var operation in pending)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(ExportMembers.Resource);
            resources.Write(writer, operation.Resource);
            writer.WriteString(ExportMembers.Type, operation.Kind.ToString().ToLowerInvariant());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteOthers(Utf8JsonWriter writer, JsonObject members, params ReadOnlySpan<string> without)
    {
        foreach (var (name, value) in members)
        {
            if (without.Contains(name))
                continue;
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }
    }
}

/// <summary>The key that encrypts the secrets of an export.</summary>
/// <param name="Salt">The salt from which, with a passphrase, the key was derived.</param>
internal sealed record ExportLock(string Salt, SecretKey Key);
