using System.Runtime.CompilerServices;
using Xunit;

namespace Tests.Shared;

/// <summary>A test that needs a Unix shell, signals or permissions of files.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = OperatingSystem.IsWindows() ? "needs a Unix shell" : null;
}
