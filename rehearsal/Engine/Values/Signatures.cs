namespace Rehearsal.Engine.Values;

/// <summary>The keys and values by which Pulumi tags objects that stand for more than plain JSON.</summary>
internal static class Signatures
{
    /// <summary>The member that holds the tag.</summary>
    internal const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret: <c>value</c> on the wire, <c>ciphertext</c> in the state.</summary>
    internal const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A reference to a resource: <c>urn</c>, <c>id</c>, <c>packageVersion</c>.</summary>
    internal const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output: <c>value</c>, <c>secret</c>, <c>dependencies</c>.</summary>
    internal const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    internal const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    internal const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
}
