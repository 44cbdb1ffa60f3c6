using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tokens;

/// <summary>A token as it was deployed.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="RegistryName">The registry's name in Azure.</param>
/// <param name="Token">The token.</param>
internal sealed record DeployedToken(TokenSettings Settings, Output<string> RegistryName, Token Token)
{
    /// <summary>The token as the registry puts it out: for each password, when it expires and the command that generates and prints it.</summary>
    /// <remarks>A day that has passed has no command: Azure generates no password that has already expired.</remarks>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["id"] = Token.Id,
        ["passwords"] = Settings.Passwords.ToImmutableDictionary(password => password.Key, password => (object?)OutputsOf(password.Key, password.Value)),
    }.ToImmutableDictionary();

    private ImmutableDictionary<string, object?> OutputsOf(string password, DateOnly expiresOn)
    {
        var expiry = $"{expiresOn.ToString("O", CultureInfo.InvariantCulture)}T00:00:00Z";
        if (Settings.ExpiredPasswords.Contains(password))
            return ImmutableDictionary<string, object?>.Empty.Add("expiry", expiry);
        var options = $"--name {Settings.Name} --{password} --expiration {expiry}";
        return new Dictionary<string, object?>
        {
            ["expiry"] = expiry,
            ["generate"] = Output.Format(
                $"az acr token credential generate --registry {RegistryName} {options} --query 'passwords[0].value' --output tsv"),
        }.ToImmutableDictionary();
    }
}
