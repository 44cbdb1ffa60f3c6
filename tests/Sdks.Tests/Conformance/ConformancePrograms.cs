namespace Sdks.Tests.Conformance;

/// <summary>The programs that the expected traces were taken of.</summary>
internal static class ConformancePrograms
{
    /// <summary>The assembly that holds them.</summary>
    public static string Path { get; } = Repository.Built("tests/Conformance/programs", "Conformance.Programs.dll");

    /// <summary>Runs the stack class of a name under the engine at an address (host and port).</summary>
    public static Task<ProgramRun> RunAsync(string stack, string address, bool preview) => ProgramRun.StartAsync(Path, [stack], address, preview);
}
