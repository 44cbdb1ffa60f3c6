using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;

namespace Rehearsal.CommandLine.Display;

/// <summary>The name of a resource in messages: its name and the last part of its type.</summary>
internal static class ResourceName
{
    internal static string Of(Step step) => Of(step.Urn);

    internal static string Of(string urn)
    {
        var type = Urns.Type(urn);
        return $"{Urns.Name(urn)} ({type[(type.LastIndexOf(':') + 1)..]})";
    }
}
