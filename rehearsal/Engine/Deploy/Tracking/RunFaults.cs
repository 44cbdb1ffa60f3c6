namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>What went wrong between engine and program, outside of any step.</summary>
internal sealed class RunFaults
{
    private readonly Lock _noting = new();

    /// <summary>The first unexpected exception, which is a bug of the engine or a provider; null when there was none.</summary>
    internal Exception? Bug { get; private set; }

    /// <summary>The first declaration of the program that was refused; null when none was.</summary>
    internal string? Refusal { get; private set; }

    internal void AddBug(Exception error)
    {
        lock (_noting)
        {
            Bug ??= error;
        }
    }

    internal void AddRefusal(string refusal)
    {
        lock (_noting)
        {
            Refusal ??= refusal;
        }
    }
}
