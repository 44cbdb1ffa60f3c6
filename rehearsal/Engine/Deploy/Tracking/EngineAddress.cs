namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>Where programs and providers reach the engine.</summary>
internal sealed class EngineAddress
{
    /// <summary>Host and port of the engine's services while the program runs, such as <c>127.0.0.1:41234</c>; empty before.</summary>
    internal string Authority { get; set; } = "";
}
