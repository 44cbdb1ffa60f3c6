namespace Rehearsal.Engine.Deploy.Hooks;

/// <summary>A function of the program that runs before or after steps of the resources that name it.</summary>
/// <param name="Name">The name by which resources refer to it.</param>
/// <param name="RunsInPreviews">Whether it also runs in previews.</param>
/// <param name="IgnoresErrors">Whether its errors are only warnings.</param>
/// <param name="CallAsync">
/// Calls it and returns its error, or null when it succeeded; fails with a <see cref="Diagnostics.RehearsalException"/> when it cannot be called.
/// </param>
internal sealed record ProgramHook(
    string Name, bool RunsInPreviews, bool IgnoresErrors, Func<HookArguments, CancellationToken, Task<string?>> CallAsync);

/// <summary>A function of the program that decides whether a failed operation is tried again.</summary>
/// <param name="Name">The name by which resources refer to it.</param>
/// <param name="CallAsync">Calls it; fails with a <see cref="Diagnostics.RehearsalException"/> when it fails or cannot be called.</param>
internal sealed record ErrorHook(string Name, Func<ErrorHookArguments, CancellationToken, Task<bool>> CallAsync);
