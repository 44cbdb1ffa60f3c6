using System.Reflection;

namespace Infra.Tests.Policies.Evaluation;

/// <summary>Rules of an organization, as a team builds them beside the program.</summary>
internal static class RuleAssembly
{
    internal static string Path { get; }
        = typeof(RuleAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Rules").Value!;
}
