using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Identities;

/// <summary>Reads <c>federatedCredentials</c> of an identity.</summary>
internal static class FederatedCredentialSection
{
    /// <summary>The credentials that could be read, by name.</summary>
    internal static ImmutableArray<FederatedCredentialSettings> Read(ConfigNode credentials)
    {
        var read = credentials.AsList("federated credentials", ReadOne);
        if (credentials.Items.Count() > DirectoryNames.MaximumCredentials)
        {
            credentials.Report(
                $"must be at most {DirectoryNames.MaximumCredentials} federated credentials; Microsoft Entra takes no more for one identity",
                "another identity for some of them");
        }

        DistinctNames.Check(credentials);
        CheckSubjects(credentials);
        return [.. read.OrderBy(credential => credential.Name, StringComparer.Ordinal)];
    }

    private static FederatedCredentialSettings? ReadOne(ConfigNode credential) => credential.AsMap(map =>
    {
        var name = map.Required("name")?.AsDirectoryName(DirectoryNames.MaximumCredentialLength);
        var issuer = map.Required("issuer")?.AsIssuer();
        var subject = map.Required("subject")?.AsClaim();
        var audience = map.Optional("audience") is { } given ? given.AsClaim() : FederatedCredentialSettings.DefaultAudience;
        return name is null || issuer is null || subject is null || audience is null
            ? null
            : new FederatedCredentialSettings(name, issuer, subject, audience);
    });

    /// <summary>Microsoft Entra finds the credential by issuer and subject, so no two of an identity have both in common.</summary>
    private static void CheckSubjects(ConfigNode credentials)
    {
        var seen = new Dictionary<(string, string), ConfigNode>();
        foreach (var credential in credentials.Items)
        {
            if ((credential["issuer"].Text, credential["subject"].Text) is ({ } issuer, { } subject)
                && !seen.TryAdd((issuer, subject), credential["subject"]))
            {
                credential["subject"].Report(
                    $"must be another than that of {seen[(issuer, subject)].Path}: an identity has one credential for an issuer and subject",
                    "remove one of the two entries");
            }
        }
    }
}
