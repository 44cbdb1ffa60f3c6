namespace Sdks.Tests.Generated;

/// <summary>A test that runs the official Node.js packages; skipped where Node.js or npm is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithNodeAttribute : FactAttribute
{
    public FactWithNodeAttribute() => Skip = Node.IsInstalled ? null : "Node.js and npm are not installed";
}
