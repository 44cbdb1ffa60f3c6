using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.Identities;

/// <summary>An identity has one federated credential for an issuer and subject.</summary>
internal static class CredentialSlots
{
    private const int LongestSubject = 40;

    /// <summary>The slots of all federated credentials of a registry's identities.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, IdentitySettings settings)
        => from identity in settings.UserAssigned.Values
           from credential in identity.FederatedCredentials
           let subject = Readable(credential.Subject)
           select new Slot(
               $"credential-of-{identity.Name.ToLowerInvariant()}-for-{subject}-{Slot.Hash(credential.Issuer, credential.Subject)}",
               credential.Name,
               recorded => Renaming.Refusal(
                   $"{registry.Name}: the federated credential {recorded} of {identity.Name} cannot become {credential.Name}: Azure does not rename "
                       + $"credentials, and an identity has one for the issuer {credential.Issuer} and the subject {credential.Subject}",
                   recorded,
                   "nobody signs in with it until the second run is done and has taken effect, which takes a few minutes")
                       + Renaming.InTheStack(
                           registry.Name,
                           "azure-native:managedidentity:FederatedIdentityCredential",
                           recorded,
                           $"identity-{identity.Name}.{recorded}",
                           $"identity-{identity.Name}.{credential.Name}"));

    private static string Readable(string subject)
    {
        var readable = string.Concat(subject.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
        return readable.Length > LongestSubject ? readable[..LongestSubject] : readable;
    }
}
