using System.Reflection;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>Creates a stack with options that see its resources, when Pulumi asks for it.</summary>
/// <typeparam name="TStack">The stack's class, which has a constructor that takes <see cref="StackOptions"/> and hands them to <see cref="Stack"/>.</typeparam>
/// <param name="before">Runs in the stack's deployment before the stack is created; gives the stack's options.</param>
/// <param name="after">Runs once everything is declared. Default null: nothing.</param>
internal sealed class StackFactory<TStack>(Func<StackOptions> before, Action? after = null) : IServiceProvider
    where TStack : Stack
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (serviceType != typeof(TStack))
            return null;
        var constructor = typeof(TStack).GetConstructor([typeof(StackOptions)])
            ?? throw new InvalidOperationException(
                $"{typeof(TStack)} cannot be evaluated by policies: give it a public constructor that takes {nameof(StackOptions)} and hands them to the "
                    + "base class.");
        var options = before();
        var stack = constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [options], null);
        after?.Invoke();
        return stack;
    }
}
