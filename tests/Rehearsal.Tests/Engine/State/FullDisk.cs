using System.Runtime.InteropServices;

namespace Rehearsal.Tests.Engine.State;

/// <summary>Makes the disk seem full to whoever has a file open: its descriptors lead to <c>/dev/full</c> from then on.</summary>
internal static class FullDisk
{
    internal static void At(string path)
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
        foreach (var descriptor in Directory.GetFiles("/proc/self/fd").Where(link => Target(link) == path))
        {
            var number = int.Parse(Path.GetFileName(descriptor), System.Globalization.CultureInfo.InvariantCulture);
            Assert.NotEqual(-1, Duplicate((int)full.SafeFileHandle.DangerousGetHandle(), number));
        }
    }

    private static string? Target(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName;
        }
        catch (IOException)
        {
            // Another test has closed it meanwhile.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Duplicate(int from, int to);
}
