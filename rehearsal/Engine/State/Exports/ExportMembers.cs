namespace Rehearsal.Engine.State.Exports;

/// <summary>Names of members of an exported stack. Source: github.com/pulumi/pulumi, sdk/go/common/apitype/core.go.</summary>
internal static class ExportMembers
{
    internal const string Version = "version";
    internal const string Deployment = "deployment";
    internal const string Checkpoint = "checkpoint";
    internal const string Latest = "latest";
    internal const string Stack = "stack";
    internal const string Manifest = "manifest";
    internal const string Time = "time";
    internal const string Resources = "resources";
    internal const string PendingOperations = "pending_operations";
    internal const string Metadata = "metadata";
    internal const string SecretsProviders = "secrets_providers";
    internal const string SecretsState = "state";
    internal const string Salt = "salt";
    internal const string Type = "type";
    internal const string Resource = "resource";
    internal const string Created = "created";
    internal const string Modified = "modified";

    /// <summary>The type of the secrets provider that encrypts with a passphrase.</summary>
    internal const string PassphraseProvider = "passphrase";

    /// <summary>The versions that are read: the second says that resources have features which older CLIs do not know.</summary>
    internal const int OldestVersion = 3, NewestVersion = 4;
}
