namespace Sdks.Tests.Generated;

/// <summary>Tests that run the official Node.js packages; skipped where Node.js or npm is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryWithNodeAttribute : TheoryAttribute
{
    public TheoryWithNodeAttribute() => Skip = Node.IsInstalled ? null : "Node.js and npm are not installed";
}
