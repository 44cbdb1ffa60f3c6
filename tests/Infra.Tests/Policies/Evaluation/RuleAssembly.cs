namespace Infra.Tests.Policies.Evaluation;

/// <summary>Rules of an organization, as a team builds them beside the program.</summary>
internal static class RuleAssembly
{
    internal static string Path { get; } = Repository.Built("tests/Contoso.Policies", "Contoso.Policies.dll");
}
