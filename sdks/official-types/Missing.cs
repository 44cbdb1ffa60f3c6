namespace OfficialTypes;

/// <summary>What a program reads that names a type of this project, after the name of the official package that has it.</summary>
internal static class Missing
{
    /// <summary>For types of packages that are generated.</summary>
    internal const string Generated =
        " is the official package that has this type, the bundled SDK does not: add its resource to sdks/generator/resources.txt, or build with PulumiSdk=nuget";

    /// <summary>For types of the package that is written by hand.</summary>
    internal const string HandWritten = " is the official package that has this type, the bundled SDK does not: build with PulumiSdk=nuget";
}
