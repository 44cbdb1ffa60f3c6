using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State.Exports;

/// <summary>Reads what <c>pulumi stack export</c> writes, and the checkpoint file of Pulumi's file backend.</summary>
/// <param name="source">What is read, for messages.</param>
/// <param name="passphrase">The passphrase of the stack; null when it is not known.</param>
internal sealed class ExportReader(string source, string? passphrase)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = StateJson.MaxDepth };

    /// <param name="text">The file's content.</param>
    /// <param name="newKey">Gives the key of a resource.</param>
    /// <exception cref="RehearsalException">It is no such file, damaged, of a version that is not known, or its secrets cannot be decrypted.</exception>
    internal StackExport Read(string text, Func<long> newKey)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(ExportMembers.Version, out var version) || !version.TryGetInt32(out var number))
            throw new RehearsalException($"{source} is not the state of a stack: it has no 'version'; take what 'pulumi stack export' writes");
        if (number is < ExportMembers.OldestVersion or > ExportMembers.NewestVersion)
            throw new RehearsalException(
                $"{source} has version {number} of Pulumi's state; {ExportMembers.OldestVersion} and {ExportMembers.NewestVersion} can be read. "
                    + (number < ExportMembers.OldestVersion
                        ? "Export it with a current CLI: 'pulumi stack export'"
                        : "It was written by a newer CLI than this version knows"));
        var (stack, deployment) = Unwrap(root);
        var resources = new ExportedResource(StateJson.Options(KeyOf(deployment)));
        return new StackExport(
            stack,
            [
                .. Items(deployment, ExportMembers.Resources)
                    .Select((resource, index) => Resource(resources, resource, Place(ExportMembers.Resources, index), newKey)),
            ],
            [
                .. Items(deployment, ExportMembers.PendingOperations)
                    .Select((operation, index) => Operation(resources, operation, Place(ExportMembers.PendingOperations, index), newKey)),
            ],
            Envelope(root, deployment));
    }

    private static string Place(string list, int index) => $"{list}[{index}]";

    private JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Deep);
        }
        catch (JsonException error)
        {
            var place = $"{source}({error.LineNumber + 1},{error.BytePositionInLine + 1})";
            throw new RehearsalException(
                string.IsNullOrWhiteSpace(text) ? $"{source} is empty; take what 'pulumi stack export' writes"
                    : IsCutOff(text) ? $"{place}: the file ends in the middle of its JSON; it was cut off. Export it again with 'pulumi stack export'"
                    : $"{place}: this is not JSON; take what 'pulumi stack export' writes",
                error);
        }
    }

    /// <summary>True when a text is valid up to its end, where it was cut off.</summary>
    private static bool IsCutOff(string text)
    {
        var start = new JsonReaderState(new JsonReaderOptions { MaxDepth = StateJson.MaxDepth });
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), isFinalBlock: false, start);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read matters.
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private (string? Stack, JsonElement Deployment) Unwrap(JsonElement root)
    {
        if (root.TryGetProperty(ExportMembers.Deployment, out var exported) && exported.ValueKind == JsonValueKind.Object)
            return (null, exported);
        if (!root.TryGetProperty(ExportMembers.Checkpoint, out var checkpoint) || checkpoint.ValueKind != JsonValueKind.Object)
            throw new RehearsalException(
                $"{source} is not the state of a stack: it has neither 'deployment' nor 'checkpoint'; take what 'pulumi stack export' writes");
        var stack = checkpoint.TryGetProperty(ExportMembers.Stack, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return checkpoint.TryGetProperty(ExportMembers.Latest, out var latest) && latest.ValueKind == JsonValueKind.Object
            ? (stack, latest)
            : throw new RehearsalException($"{source} is the state of a stack that was never deployed: there is nothing in it to import");
    }

    private IEnumerable<JsonElement> Items(JsonElement deployment, string member)
        => !deployment.TryGetProperty(member, out var items) || items.ValueKind == JsonValueKind.Null ? []
            : items.ValueKind == JsonValueKind.Array ? items.EnumerateArray()
            : throw new RehearsalException($"{source} is damaged: '{member}' must be a list");

    private ExportedOperation Operation(ExportedResource resources, JsonElement operation, string place, Func<long> newKey)
        => operation.ValueKind == JsonValueKind.Object
            && operation.TryGetProperty(ExportMembers.Resource, out var resource)
            && operation.TryGetProperty(ExportMembers.Type, out var type) && type.ValueKind == JsonValueKind.String
                ? new(type.GetString()!, Resource(resources, resource, place, newKey))
                : throw new RehearsalException($"{source} is damaged: {place} must have 'resource' and 'type'");

    private ResourceState Resource(ExportedResource resources, JsonElement resource, string place, Func<long> newKey)
    {
        try
        {
            return resources.Read(resource, newKey());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new RehearsalException($"{source} is damaged: {place}{Named(resource)}: {error.Message}", error);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            throw new RehearsalException(
                $"{source}: a secret of {place}{Named(resource)} cannot be decrypted with the passphrase of the file: it is damaged, or of another stack",
                error);
        }
    }

    private static string Named(JsonElement resource)
        => resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty("urn", out var urn) && urn.ValueKind == JsonValueKind.String
            ? $" ({urn.GetString()})"
            : "";

    /// <summary>The key of the file's secrets; null when it has none that are encrypted.</summary>
    private SecretKey? KeyOf(JsonElement deployment)
    {
        if (!HasCiphertext(deployment))
            return null;
        JsonElement? providers = deployment.TryGetProperty(ExportMembers.SecretsProviders, out var given) && given.ValueKind == JsonValueKind.Object
            ? given
            : null;
        if (SaltOf(providers) is not { } salt)
            throw new RehearsalException(
                $"the secrets in {source} are kept by {ProviderName(providers)}, which a rehearsal cannot ask. "
                    + "Export them in clear with 'pulumi stack export --show-secrets', "
                    + "or give the stack a passphrase with 'pulumi stack change-secrets-provider passphrase'");
        try
        {
            return Passphrase.Open(
                salt,
                passphrase ?? throw new RehearsalException(
                    $"the secrets in {source} are encrypted: set {Passphrase.Variable} or {Passphrase.FileVariable} to the passphrase of the stack"));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new RehearsalException(
                $"the passphrase is not the one of {source}; set {Passphrase.Variable} or {Passphrase.FileVariable} to the right one", error);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new RehearsalException($"{source}: the salt in '{ExportMembers.SecretsProviders}' is damaged: {error.Message}", error);
        }
    }

    /// <summary>The salt of a file whose secrets a passphrase opens; otherwise null.</summary>
    internal static string? SaltOf(JsonElement? providers)
        => providers is { ValueKind: JsonValueKind.Object } given
            && given.TryGetProperty(ExportMembers.Type, out var type) && type.ValueEquals(ExportMembers.PassphraseProvider)
            && given.TryGetProperty(ExportMembers.SecretsState, out var state) && state.ValueKind == JsonValueKind.Object
            && state.TryGetProperty(ExportMembers.Salt, out var salt)
                ? salt.GetString()
                : null;

    /// <summary>The provider as the user knows it: the address of a cloud's key, or its type.</summary>
    private static string ProviderName(JsonElement? providers)
        => providers is not { } given ? "a secrets provider that it does not name"
            : given.TryGetProperty(ExportMembers.SecretsState, out var state)
                && state.ValueKind == JsonValueKind.Object && state.TryGetProperty("url", out var url)
                ? $"'{url}'"
            : given.TryGetProperty(ExportMembers.Type, out var type) ? $"the secrets provider '{type}'"
            : "a secrets provider that it does not name";

    private static bool HasCiphertext(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(HasCiphertext),
        JsonValueKind.Object
            when element.TryGetProperty(Signatures.Key, out var tag) && tag.ValueKind == JsonValueKind.String && tag.ValueEquals(Signatures.Secret)
            => element.TryGetProperty(PropertyMapConverter.Ciphertext, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is not "",
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasCiphertext(member.Value)),
        _ => false,
    };

    /// <summary>Everything in the file other than resources and operations, in the form of an export.</summary>
    private static JsonElement Envelope(JsonElement root, JsonElement deployment)
        => JsonSerializer.SerializeToElement(new JsonObject(Others(root, ExportMembers.Deployment, ExportMembers.Checkpoint))
        {
            [ExportMembers.Deployment] = new JsonObject(Others(deployment, ExportMembers.Resources, ExportMembers.PendingOperations)),
        });

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Others(JsonElement element, params ImmutableArray<string> without)
        => element.EnumerateObject()
            .Where(member => !without.Contains(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, JsonSerializer.SerializeToNode(member.Value)));
}
