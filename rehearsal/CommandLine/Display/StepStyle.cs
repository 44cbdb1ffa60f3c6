using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>How a kind of step is shown; the signs are Pulumi's.</summary>
/// <param name="Sign">In front of the resource.</param>
/// <param name="Color">Spectre's name of the colour.</param>
/// <param name="Plan">The text in a plan.</param>
/// <param name="Running">The text while it runs.</param>
/// <param name="Done">The text when it is done.</param>
internal sealed record StepStyle(string Sign, string Color, string Plan, string Running, string Done)
{
    private static readonly Dictionary<StepKind, StepStyle> Styles = new()
    {
        [StepKind.Same] = new(" ", "default", "unchanged", "checking", "unchanged"),
        [StepKind.Create] = new("+", "green", "create", "creating", "created"),
        [StepKind.Update] = new("~", "yellow", "update", "updating", "updated"),
        [StepKind.CreateReplacement] = new("+-", "magenta", "replace", "replacing", "replaced"),
        [StepKind.DeleteReplaced] = new("-", "magenta", "delete the replaced one", "deleting the replaced one", "deleted the replaced one"),
        [StepKind.Delete] = new("-", "red", "delete", "deleting", "deleted"),
        [StepKind.Read] = new(">", "blue", "read", "reading", "read"),
        [StepKind.ReadReplacement] = new(">", "magenta", "replace by what is only read", "reading", "replaced by what is only read"),
        [StepKind.Import] = new("=", "blue", "import", "importing", "imported"),
        [StepKind.ImportReplacement] = new("=", "magenta", "replace by what is imported", "importing", "replaced by what is imported"),
        [StepKind.Forget] = new("-", "blue", "forget, without deleting it", "forgetting", "forgotten, not deleted"),
        [StepKind.ForgetReplaced] = new(
            "-", "blue", "forget the replaced one, without deleting it", "forgetting the replaced one", "forgotten the replaced one, not deleted"),
        [StepKind.Refresh] = new("~", "yellow", "is not as the state says", "refreshing", "refreshed"),
        [StepKind.Gone] = new("-", "red", "is gone", "refreshing", "gone, left the state"),
    };

    internal static StepStyle Of(StepKind kind) => Styles[kind];
}
