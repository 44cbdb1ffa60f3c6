using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>
/// The built-in roles that concern registries, as Microsoft's list of built-in roles has them, the one that opens a key for encryption, and
/// those that open everything.
/// </summary>
public static class BuiltInRoles
{
    private const string Repositories = "Microsoft.ContainerRegistry/registries/repositories";

    private static readonly ImmutableArray<string> Read = [$"{Repositories}/content/read", $"{Repositories}/metadata/read"];
    private static readonly ImmutableArray<string> Write = [.. Read, $"{Repositories}/content/write", $"{Repositories}/metadata/write"];
    private static readonly ImmutableArray<string> Delete = [.. Write, $"{Repositories}/content/delete", $"{Repositories}/metadata/delete"];

    /// <summary>Pulls; honoured only where permissions are the registry's.</summary>
    public static BuiltInRole AcrPull { get; } = new("7f951dda-4ed3-4680-a7ca-43fe172d538d", "AcrPull");

    /// <summary>Pushes and pulls; honoured only where permissions are the registry's.</summary>
    public static BuiltInRole AcrPush { get; } = new("8311e382-0749-4cb8-b61a-304f252e45ec", "AcrPush");

    /// <summary>Deletes, and nothing else; honoured only where permissions are the registry's.</summary>
    public static BuiltInRole AcrDelete { get; } = new("c2f4ef07-c644-48eb-af81-4b1b4947fb11", "AcrDelete");

    /// <summary>Pulls; honoured only where permissions are by repository.</summary>
    public static BuiltInRole RepositoryReader { get; } = new("b93aa761-3e63-49ed-ac28-beffa264f7ac", "Container Registry Repository Reader", Read);

    /// <summary>Pushes and pulls; honoured only where permissions are by repository.</summary>
    public static BuiltInRole RepositoryWriter { get; } = new("2a1e307c-b015-4ebd-883e-5b7698a07328", "Container Registry Repository Writer", Write);

    /// <summary>Pushes, pulls and deletes; honoured only where permissions are by repository.</summary>
    public static BuiltInRole RepositoryContributor { get; } = new("2efddaa5-3f1f-4df3-97df-af3f13818f4c", "Container Registry Repository Contributor", Delete);

    /// <summary>Lists the names of all repositories; honoured only where permissions are by repository, and not narrowed down by conditions.</summary>
    public static BuiltInRole RepositoryCatalogLister { get; } = new("bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7", "Container Registry Repository Catalog Lister");

    /// <summary>Sees resources of every kind.</summary>
    public static BuiltInRole Reader { get; } = new("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader");

    /// <summary>Does everything to resources of every kind, but assigns no roles.</summary>
    public static BuiltInRole Contributor { get; } = new("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");

    /// <summary>Does everything to resources of every kind, and assigns every role.</summary>
    public static BuiltInRole Owner { get; } = new("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner");

    /// <summary>Reads a key's properties, and wraps and unwraps with it: what a service needs to encrypt with a key of its customer's.</summary>
    public static BuiltInRole KeyVaultCryptoServiceEncryptionUser { get; }
        = new("e147488a-f6f5-4113-8e2d-b22465e65bf6", "Key Vault Crypto Service Encryption User");

    /// <summary>The roles that can be assigned on a registry by name.</summary>
    public static ImmutableArray<BuiltInRole> OfRegistries { get; } =
    [
        AcrPull,
        AcrPush,
        AcrDelete,
        RepositoryReader,
        RepositoryWriter,
        RepositoryContributor,
        RepositoryCatalogLister,
        new("6cef56e8-d556-48e5-a04f-b8e64114680f", "AcrImageSigner"),
        new("cdda3590-29a3-44f6-95f2-9f980659eb04", "AcrQuarantineReader"),
        new("c8d4ff99-41c3-41a8-9f60-21dfdad59608", "AcrQuarantineWriter"),
        new("3bc748fc-213d-45c1-8d91-9da5725539b9", "Container Registry Contributor and Data Access Configuration Administrator"),
        new("69b07be0-09bf-439a-b9a6-e73de851bd59", "Container Registry Configuration Reader and Data Access Configuration Reader"),
        new("fb382eab-e894-4461-af04-94435c366c3f", "Container Registry Tasks Contributor"),
        new("bf94e731-3a51-4a7c-8c54-a1ab9971dfc1", "Container Registry Transfer Pipeline Contributor"),
        new("577a9874-89fd-4f24-9dbd-b5034d0ad23a", "Container Registry Data Importer and Data Reader"),
        new("df87f177-bb12-4db1-9793-a413691eff94", "Container Registry Cache Rule Administrator"),
        new("c357b964-0002-4b64-a50d-7a28f02edc52", "Container Registry Cache Rule Reader"),
        new("f094fb07-0703-4400-ad6a-e16dd8000e14", "Container Registry Credential Set Administrator"),
        new("29093635-9924-4f2c-913b-650a12949526", "Container Registry Credential Set Reader"),
        Reader,
        Contributor,
        Owner,
    ];

    /// <summary>Those of <see cref="OfRegistries"/> that mean nothing but registries.</summary>
    public static ImmutableArray<BuiltInRole> OfRegistriesOnly { get; } = [.. OfRegistries.Except([Reader, Contributor, Owner])];

    /// <summary>The roles whose holders can do everything, or can give themselves a role that does.</summary>
    public static ImmutableArray<BuiltInRole> Privileged { get; } =
    [
        Owner,
        Contributor,
        new("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator"),
        new("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator"),
    ];

    /// <summary>The role on a registry with a name or a GUID; letter case does not matter. Null where there is none.</summary>
    public static BuiltInRole? Find(string nameOrId)
        => OfRegistries.FirstOrDefault(
            role => nameOrId.Equals(role.Name, StringComparison.OrdinalIgnoreCase) || nameOrId.Equals(role.Id, StringComparison.OrdinalIgnoreCase));
}
