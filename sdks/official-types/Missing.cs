namespace OfficialTypes;

internal static class Missing
{
    /// <summary>What a program reads that names a type of this project.</summary>
    internal const string Reason =
        "the official package has this type, the bundled SDK does not: add its resource to sdks/generator/resources.txt, or build with PulumiSdk=nuget";
}
