using GeoRegistry;
using Pulumi;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>The program's stack with what somebody has changed in it, or added to it.</summary>
public sealed class TamperedStack : RegistryStack
{
    private static readonly AsyncLocal<BadStack> Current = new();

    public TamperedStack(StackOptions options)
        : base(Tampered(options))
        => Current.Value!.Beside?.Invoke();

    /// <summary>Runs something in which this stack has a defect.</summary>
    internal static async Task<T> With<T>(BadStack stack, Func<Task<T>> run)
    {
        Current.Value = stack;
        return await run();
    }

    /// <summary>What records the resources comes behind, and sees what has become of them.</summary>
    private static StackOptions Tampered(StackOptions options)
    {
        if (Current.Value!.Tampering is { } tampering)
            options.ResourceTransformations.Insert(0, tampering);
        return options;
    }
}
