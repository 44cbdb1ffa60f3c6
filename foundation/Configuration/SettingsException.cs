using System.Collections.Immutable;
using Pulumi;

namespace GeoRegistry.Configuration;

/// <summary>The stack's configuration has mistakes. Pulumi shows the message without a stack trace and ends the run.</summary>
/// <param name="mistakes">All of them, at least one.</param>
/// <param name="stack">The stack whose configuration it is.</param>
public sealed class SettingsException(ImmutableArray<ConfigurationError> mistakes, StackContext stack) : RunException(ConfigurationErrorReport.Render(mistakes))
{
    /// <summary>The stack whose configuration it is.</summary>
    public StackContext Stack => stack;

    /// <summary>Every mistake that was found, in the order in which they were found.</summary>
    public ImmutableArray<ConfigurationError> Errors { get; } = mistakes;
}
