using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Tests.Shared;

/// <summary>A test that runs a shell script as the program, or needs signals or permissions of files, which only Unix has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute, ITraitAttribute
{
    public UnixFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = OperatingSystem.IsWindows() ? "needs a Unix shell" : null;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Categories.Name, Categories.Programs)];
}
