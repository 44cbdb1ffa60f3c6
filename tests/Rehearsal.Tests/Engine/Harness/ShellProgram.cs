namespace Rehearsal.Tests.Engine.Harness;

/// <summary>A prebuilt program that is a shell script.</summary>
internal static class ShellProgram
{
    /// <returns>Path of the file <c>program</c> in the folder.</returns>
    internal static string Write(string folder, string script)
    {
        var path = Path.Combine(folder, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
