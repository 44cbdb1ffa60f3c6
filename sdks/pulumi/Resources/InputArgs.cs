namespace Pulumi;

/// <summary>A set of named inputs: the properties and fields marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    /// <summary>Creates an empty set.</summary>
    protected InputArgs()
    {
    }

    /// <summary>The inputs as they are now, with their names; null for those not given.</summary>
    internal virtual IReadOnlyList<NamedInput> Read() => InputProperties.Of(GetType()).Read(this);
}

/// <summary>The arguments of a resource.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    /// <summary>Creates an empty set.</summary>
    protected ResourceArgs()
    {
    }

    private sealed class EmptyResourceArgs : ResourceArgs;
}

/// <summary>The arguments of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    /// <summary>Creates an empty set.</summary>
    protected InvokeArgs()
    {
    }

    private sealed class EmptyInvokeArgs : InvokeArgs;
}

/// <summary>The arguments of a resource's method.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly CallArgs Empty = new EmptyCallArgs();

    /// <summary>Creates an empty set.</summary>
    protected CallArgs()
    {
    }

    private sealed class EmptyCallArgs : CallArgs;
}
