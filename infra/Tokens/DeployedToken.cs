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
    /// <summary>The token as part of a stack's outputs: of each password, when it expires and the command that makes and prints it.</summary>
    /// <remarks>No command is given for a day that has passed: Azure makes no password that has expired already.</remarks>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["id"] = Token.Id,
        ["passwords"] = Settings.Passwords.ToImmutableDictionary(password => password.Key, password => (object?)Describe(password.Key, password.Value)),
    }.ToImmutableDictionary();

    private ImmutableDictionary<string, object?> Describe(string password, DateOnly expiresOn)
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
