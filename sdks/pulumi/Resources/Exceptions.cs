namespace Pulumi;

/// <summary>An error that the program's user can fix: only the message is shown, without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and how to fix it.</param>
    public RunException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and how to fix it.</param>
    /// <param name="innerException">What caused it.</param>
    public RunException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>For properties of a stack that are marked as outputs but are not outputs.</summary>
    /// <param name="outputAttributeNames">The names of the properties.</param>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames)
        => new($"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
}

/// <summary>Something wrong with one resource.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="resource">The resource; null if it does not exist yet.</param>
/// <param name="hideStack">True to show only the message, without a stack trace.</param>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

/// <summary>A message could not be sent to the engine.</summary>
/// <param name="exception">Why.</param>
public class LogException(Exception exception) : Exception("Error occurred during logging", exception);
