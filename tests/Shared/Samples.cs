using System.Globalization;

namespace Tests.Shared;

/// <summary>How many random cases a property tries whose cases are whole runs of the program.</summary>
public static class Samples
{
    /// <summary>As many as each test run has time for, or as the environment variable <c>SAMPLES</c> says: <c>SAMPLES=100 dotnet test</c>.</summary>
    /// <param name="usual">The number without the variable.</param>
    public static int Of(int usual)
        => Environment.GetEnvironmentVariable("SAMPLES") is { Length: > 0 } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : usual;
}
