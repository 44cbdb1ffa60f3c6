using System.Reflection;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>Makes a stack whose resources are watched, when Pulumi asks for it.</summary>
/// <typeparam name="TStack">The stack's class, which has a constructor that takes <see cref="StackOptions"/> and hands them to <see cref="Stack"/>.</typeparam>
/// <param name="before">What is done in the stack's deployment before the stack is made; gives the stack's options.</param>
/// <param name="after">What is done when everything has been declared.</param>
internal sealed class StackFactory<TStack>(Func<StackOptions> before, Action after) : IServiceProvider
    where TStack : Stack
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (serviceType != typeof(TStack))
            return null;
        var constructor = typeof(TStack).GetConstructor([typeof(StackOptions)])
            ?? throw new InvalidOperationException($"{typeof(TStack)} cannot be judged by policies: give it a public constructor that takes {nameof(StackOptions)} and hands them to the base class.");
        var options = before();
        var stack = constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [options], null);
        after();
        return stack;
    }
}
