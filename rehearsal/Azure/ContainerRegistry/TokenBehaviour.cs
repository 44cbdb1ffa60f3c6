using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Tokens. Their passwords are made by the registry's action <c>generateCredentials</c> only, and shown only there.</summary>
/// <remarks>Facts: pulumi/pulumi-azure-native issues 2500 and 3099, Azure/azure-powershell issue 22104.</remarks>
internal sealed class TokenBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/tokens";

    private const string Passwords = "passwords";
    private const int PasswordLength = 52;

    private static readonly string[] PasswordNames = ["password1", "password2"];

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        RegistryLimits.CheckRoom(change, RegistryLimits.Of(change.Session.Find(change.Id.Parent!)!.Body).Tokens, "tokens");
        CheckScopeMap(change);
        KeepPasswords(change);
        change.KeepCreationDate();
        change.Properties.Complete(new() { ["credentials"] = new JsonObject(), ["status"] = "enabled" });
        change.Properties["provisioningState"] = "Succeeded";
    }

    /// <summary>Generates one password of a token, or both, and returns them; they are never shown again.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="request">What was sent: <c>tokenId</c>, and optionally <c>expiry</c> and <c>name</c>.</param>
    /// <exception cref="ArmException">There is no such token or password, or the expiry is over.</exception>
    internal static JsonObject GenerateCredentials(CloudSession session, StoredResource registry, JsonObject request)
    {
        var id = request.TextAt("tokenId");
        var token = id is not null && ArmAddress.Parse(id) is { Tail: null } address && address.Id.Is(Type) && address.Id.Parent!.Key == registry.ArmId.Key
            ? session.Find(address.Id)
            : null;
        if (token is null)
        {
            throw ArmException.BadRequest("TokenNotFound", $"The token '{id}' does not exist in the registry '{registry.ArmId.Name}'.", "tokenId");
        }

        var names = Names(request.TextAt("name"));
        var expiry = Expiry(session, request.TextAt("expiry"));
        var generated = names.Select(name => Password(session, name, expiry)).ToList();
        var body = (JsonObject)token.Body.DeepClone();
        var credentials = body.Child("properties").Child("credentials");
        var kept = PasswordsIn(credentials).Where(password => !names.Contains(password.TextAt("name"))).ToList();
        credentials[Passwords] = new JsonArray([.. kept.Concat(generated).OrderBy(password => password.TextAt("name"), StringComparer.Ordinal).Select(Shown)]);
        session.Put(token with { Body = body });
        return new JsonObject { ["username"] = token.ArmId.Name, [Passwords] = new JsonArray([.. generated]) };
    }

    private static void CheckScopeMap(Change change)
    {
        var id = change.Properties.TextAt("scopeMapId");
        if (id is null || ArmAddress.Parse(id) is not { Tail: null } address || !address.Id.Is(ScopeMapBehaviour.Type)
            || address.Id.Parent!.Key != change.Id.Parent!.Key || change.Session.Find(address.Id) is null)
        {
            throw ArmException.BadRequest(
                "ScopeMapNotFound", $"The scope map '{id}' does not exist in the registry '{change.Id.Parent!.Name}'.", "properties.scopeMapId");
        }
    }

    // Without a list, passwords stay; passwords missing in a list are revoked; none can be added.
    private static void KeepPasswords(Change change)
    {
        var before = change.Existing?.Properties["credentials"] as JsonObject ?? [];
        var credentials = change.Properties.Child("credentials");
        if (credentials[Passwords] is null)
        {
            credentials.Complete(before);
            return;
        }

        var names = PasswordsIn(credentials).Select(password => password.TextAt("name")).ToList();
        if (names.FirstOrDefault(name => PasswordsIn(before).All(password => password.TextAt("name") != name)) is { } added)
        {
            throw ArmException.BadRequest(
                "TokenPasswordNotAllowed",
                $"The password '{added}' cannot be added to a token. Passwords can only be generated, with the registry's action generateCredentials.",
                "properties.credentials.passwords");
        }

        var kept = PasswordsIn(before).Where(password => names.Contains(password.TextAt("name")));
        credentials[Passwords] = new JsonArray([.. kept.Select(password => password.DeepClone())]);
    }

    private static IEnumerable<JsonObject> PasswordsIn(JsonObject credentials) => (credentials[Passwords] as JsonArray ?? []).OfType<JsonObject>();

    private static string[] Names(string? name) => name switch
    {
        null => PasswordNames,
        _ when PasswordNames.Contains(name) => [name],
        _ => throw ArmException.BadRequest("InvalidPasswordName", $"The name of a password has to be one of {string.Join(", ", PasswordNames)}.", "name"),
    };

    private static DateTimeOffset? Expiry(CloudSession session, string? text) => text switch
    {
        null => null,
        _ when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiry) && expiry > session.Now => expiry,
        _ => throw ArmException.BadRequest("InvalidExpiry", $"'{text}' is not a time in the future.", "expiry"),
    };

    private static JsonObject Password(CloudSession session, string name, DateTimeOffset? expiry)
    {
        var password = new JsonObject
        {
            ["creationTime"] = session.Now.UtcDateTime,
            ["name"] = name,
            ["value"] = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", PasswordLength),
        };
        if (expiry is { } end)
        {
            password["expiry"] = end.UtcDateTime;
        }

        return password;
    }

    private static JsonObject Shown(JsonObject password)
    {
        var shown = (JsonObject)password.DeepClone();
        _ = shown.Remove("value");
        return shown;
    }
}
