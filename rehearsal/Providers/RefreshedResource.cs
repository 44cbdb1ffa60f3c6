using Rehearsal.Engine.Values;

namespace Rehearsal.Providers;

/// <summary>One resource of a stack after a refresh.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Id">Its id.</param>
/// <param name="Outputs">Its outputs as they were read, or the last ones of what is gone.</param>
/// <param name="IsGone">Whether the refresh has found that it does not exist any more.</param>
internal sealed record RefreshedResource(string Urn, string Type, string Id, PropertyMap Outputs, bool IsGone);

/// <summary>A remark of a provider on the stack.</summary>
/// <param name="Resource">The resource that it is about.</param>
/// <param name="Message">What whoever refreshes should know, and what to do.</param>
internal sealed record StackRemark(RefreshedResource Resource, string Message);
