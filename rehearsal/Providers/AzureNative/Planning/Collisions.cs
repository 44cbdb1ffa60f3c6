using Rehearsal.ArmRules;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>Finds resources that cannot be created or changed, since one that is deleted at the end of the run has their exclusive place.</summary>
internal static class Collisions
{
    internal static IEnumerable<PlanRemark> Find(ArmPlan plan)
        => from place in ExclusivePlace.All
           let holders = plan.DeletedLast(plan.OfType(place.ArmType)).ToList()
           where holders.Count > 0
           from wanted in plan.OfType(place.ArmType)
           where wanted.Resource.Fate is PlannedFate.Created or PlannedFate.Updated
           let holder = holders.FirstOrDefault(holder => holder.Id != wanted.Id && place.IsShared(wanted.Body, holder.Body) && !HadIt(place, wanted, holder))
           where holder is not null
           select new PlanRemark.Collision(wanted.Resource, holder.Resource, place.Describe(holder.Body));

    // What both have had already is no place that only one can have.
    private static bool HadIt(ExclusivePlace place, ArmResource wanted, ArmResource holder)
        => wanted.Resource.Fate is PlannedFate.Updated && wanted.FormerBody is { } former && place.IsShared(former, holder.Body);
}
