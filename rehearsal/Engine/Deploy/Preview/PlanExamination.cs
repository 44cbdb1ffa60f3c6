using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Preview;

/// <summary>
/// Examines a plan when it is complete. Pulumi deletes what is no longer declared after everything else is done, so a resource that was only
/// renamed in the program fails because the old one still has its place, or loses what the old one's deletion removes.
/// </summary>
internal sealed class PlanExamination(PlannedSteps planned, Packages packages, RunTargets targets, RunEvents events)
{
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var plan = planned.Resources();
        var taken = TakenIds([.. plan.Select(entry => entry.Resource)]).ToList();
        taken.ForEach(Report);
        foreach (var package in plan.GroupBy(entry => entry.Package, entry => entry.Resource))
        {
            foreach (var remark in await packages.ExamineAsync(package.Key, [.. package], cancellationToken))
            {
                if (remark is not PlanRemark.Collision collision || !taken.Any(other => other.Wanted == collision.Wanted))
                    Report(remark);
            }
        }
    }

    /// <summary>Ids are compared without case, as Azure compares them; providers that exist in the state alone have none.</summary>
    private static IEnumerable<PlanRemark.Collision> TakenIds(IReadOnlyList<PlannedResource> plan)
    {
        var inTheWay = plan.Where(resource => resource is { Fate: PlannedFate.DeletedLast or PlannedFate.Left, Id: not null })
            .ToLookup(resource => resource.Id!, StringComparer.OrdinalIgnoreCase);
        return from wanted in plan
               where wanted is { Fate: PlannedFate.Created, Id: not null }
               from other in inTheWay[wanted.Id!].Take(1)
               select new PlanRemark.Collision(wanted, other, $"the id '{other.Id}'");
    }

    private void Report(PlanRemark remark)
    {
        switch (remark)
        {
            case PlanRemark.Collision(var wanted, { Fate: PlannedFate.Left } other, var place) when other.Urn == wanted.Urn:
                events.Refuse(
                    $"it cannot be {Done(wanted)}: what it replaces has {place}, and stays in the cloud when it leaves the stack. "
                        + "Import it, or give the new one another name.",
                    wanted.Urn);
                break;
            case PlanRemark.Collision(var wanted, { Fate: PlannedFate.Left } other, var place):
                events.Refuse(
                    $"it cannot be {Done(wanted)}: '{other.Urn}' has {place}, and it stays in the cloud when it leaves the stack. "
                        + $"{Renaming(wanted, other)} Otherwise import what is there.",
                    wanted.Urn);
                break;
            case PlanRemark.Collision(var wanted, var other, var place) when other.Urn == wanted.Urn && targets.IsReplacementRequested(wanted.Urn):
                events.Refuse(
                    $"it cannot be replaced on request: with --replace Pulumi creates the new one before it deletes the old one, which has "
                        + $"{place}: the new one cannot be created, or that deletion destroys it. "
                        + "Set 'deleteBeforeReplace' on it, or give the new one another name.",
                    wanted.Urn);
                break;
            case PlanRemark.Collision(var wanted, var other, var place) when other.Urn == wanted.Urn:
                events.Refuse(
                    $"it cannot be replaced: the old one has {place}, and is deleted only after the new one is created. "
                        + "Set 'deleteBeforeReplace' on it, or give the new one another name.",
                    wanted.Urn);
                break;
            case PlanRemark.Collision(var wanted, var other, var place):
                events.Refuse(
                    $"it cannot be {Done(wanted)}: '{other.Urn}' has {place}, and is deleted only at the end of the run. "
                        + $"{Renaming(wanted, other)} Otherwise make it two runs: remove the old one first.",
                    wanted.Urn);
                break;
            case PlanRemark.Clearance(var deleted, var remaining, var loss):
                events.Refuse(
                    $"its deletion, which comes last, would take away {loss} of '{remaining.Urn}'. "
                        + $"{Renaming(remaining, deleted)} Otherwise make it two runs: remove the one first, then add the other.",
                    deleted.Urn);
                break;
            case PlanRemark.Containment(var deleted, var inside):
                events.Refuse(
                    $"its deletion would delete '{inside.Urn}' as well, which is in it and stays in the stack. "
                        + "Declare it again; or, to let it leave the stack and stay in the cloud, first set 'retainOnDelete' on it and run 'up'.",
                    deleted.Urn);
                break;
            case PlanRemark.Warning(var resource, var message):
                events.Warn(message, resource.Urn);
                break;
        }
    }

    private static string Done(PlannedResource wanted) => wanted.Fate is PlannedFate.Created ? "created" : "changed";

    /// <summary>How one resource under two names becomes one again; <c>pulumi state rename</c> changes only the last part of a URN.</summary>
    private static string Renaming(PlannedResource current, PlannedResource former)
    {
        var alias = $"If they are the same under two names, give '{current.Urn}' the alias '{former.Urn}'";
        return former.Urn.EndsWith($"::{former.Name}", StringComparison.Ordinal) && current.Urn == former.Urn[..^former.Name.Length] + current.Name
            ? $"{alias}, or run `pulumi state rename '{former.Urn}' '{current.Name}'`."
            : $"{alias}.";
    }
}
