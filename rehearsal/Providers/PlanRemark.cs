namespace Rehearsal.Providers;

/// <summary>A remark of a provider on a plan.</summary>
internal abstract record PlanRemark
{
    private PlanRemark() { }

    /// <summary>One resource cannot be created, or changed, because another one has its place until the run deletes it at the end.</summary>
    /// <param name="Wanted">The resource that cannot be created or changed.</param>
    /// <param name="InTheWay">What has the place.</param>
    /// <param name="Place">The place, as in <c>the only system topic of the source …</c>.</param>
    internal sealed record Collision(PlannedResource Wanted, PlannedResource InTheWay, string Place) : PlanRemark;

    /// <summary>The deletion of a resource at the end of the run removes something of another resource, which stays.</summary>
    /// <param name="Deleted">The resource that is deleted.</param>
    /// <param name="Remaining">The resource that stays.</param>
    /// <param name="Loss">What it loses, as in <c>its DNS records</c>.</param>
    internal sealed record Clearance(PlannedResource Deleted, PlannedResource Remaining, string Loss) : PlanRemark;

    /// <summary>The deletion of a resource deletes another one as well, which stays in the stack and is inside of it.</summary>
    /// <param name="Deleted">The resource that is deleted.</param>
    /// <param name="Inside">The resource inside of it.</param>
    internal sealed record Containment(PlannedResource Deleted, PlannedResource Inside) : PlanRemark;

    /// <summary>A warning for the reader of the plan.</summary>
    /// <param name="Resource">The resource that it is about.</param>
    /// <param name="Message">What it is, and what to do.</param>
    internal sealed record Warning(PlannedResource Resource, string Message) : PlanRemark;
}
