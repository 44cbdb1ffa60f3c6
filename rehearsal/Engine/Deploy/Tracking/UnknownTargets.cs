using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>Finds URNs in the options of the run that are in neither the state nor the program.</summary>
internal sealed class UnknownTargets(RunOptions options, Inventory inventory, DeclaredResources declared, RunEvents events)
{
    /// <summary>Reports targets, and what is excluded or to be replaced, that do not exist.</summary>
    /// <returns>True when there are any.</returns>
    internal bool Refuse()
    {
        HashSet<string> known = [.. inventory.Before.Select(state => state.Urn), .. declared.Urns];
        var problems = new[] { options.Targets, options.Exclude, options.Replace }.SelectMany(named => named.Problems(known)).Distinct().ToList();
        problems.ForEach(problem => events.Error(problem));
        return problems.Count > 0;
    }
}
