using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Credential sets: the key vault secrets with the credentials for an upstream registry.</summary>
internal sealed class CredentialSetBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/credentialSets";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        change.KeepFixed("loginServer");
        if (change.Properties.TextAt("loginServer") is not { Length: > 0 } loginServer)
        {
            throw Refused("A credential set needs the login server that its credentials are for.", "loginServer");
        }

        Upstreams.CheckSupported(loginServer, "loginServer");

        if (change.Properties["authCredentials"] is not JsonArray { Count: 1 } credentials)
        {
            throw Refused("A credential set has one credential: Credential1.", "authCredentials");
        }

        foreach (var name in (string[])["usernameSecretIdentifier", "passwordSecretIdentifier"])
        {
            CheckSecret(((JsonObject)credentials[0]!).TextAt(name), name);
        }

        change.KeepCreationDate();
        change.Properties["provisioningState"] = "Succeeded";
    }

    private static void CheckSecret(string? identifier, string name)
    {
        if (!Uri.TryCreate(identifier, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps
            || uri.Segments is not ([_, "secrets/", _] or [_, "secrets/", _, _]))
        {
            throw Refused(
                $"'{identifier}' is not the identifier of a secret in a key vault, as in https://VAULT.vault.azure.net/secrets/NAME.",
                $"authCredentials[0].{name}");
        }
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidCredentialSet", message, $"properties.{property}");
}
