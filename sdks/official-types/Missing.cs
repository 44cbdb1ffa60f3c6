namespace OfficialTypes;

/// <summary>The errors for programs that use a type of this project.</summary>
internal static class Missing
{
    /// <summary>For the package that is written by hand.</summary>
    internal const string Pulumi = $"Pulumi {Reason} build with PulumiSdk=nuget";

    /// <summary>For a package that is generated.</summary>
    internal const string AzureNative = $"Pulumi.AzureNative {Reason} {Generate}";

    /// <inheritdoc cref="AzureNative"/>
    internal const string Random = $"Pulumi.Random {Reason} {Generate}";

    private const string Reason = "is the official package that has this type, the bundled SDK does not:";
    private const string Generate = "add its resource to sdks/generator/resources.txt, or build with PulumiSdk=nuget";
}
