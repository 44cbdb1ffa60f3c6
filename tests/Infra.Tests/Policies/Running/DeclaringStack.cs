using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Running;
using GeoRegistry.Policies.Testing;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Policies.Running;

/// <summary>A stack whose resources a test declares.</summary>
public sealed class DeclaringStack : Stack
{
    private static readonly AsyncLocal<Action> Program = new();

    public DeclaringStack(StackOptions options)
        : base(options)
        => Program.Value!();

    /// <summary>What a program declares, before there is anything in Azure.</summary>
    internal static async Task<DeclaredStack> DeclareAsync(Action program)
        => (await With(program, () => PolicyTest.WithConfigurationAsync(
            [],
            () => Declaration.RunAsync<DeclaringStack>(new DeclarationMocks(), new TestOptions { StackName = "test", ProjectName = "project" })))).Stack;

    /// <summary>Runs something in which this stack declares what a program does.</summary>
    internal static async Task<T> With<T>(Action program, Func<Task<T>> run)
    {
        Program.Value = program;
        return await run();
    }
}
