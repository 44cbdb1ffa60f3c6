using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO021: logins and operations on images are logged.</summary>
internal sealed class AuditLogs : Rule
{
    private static readonly ImmutableArray<string> Categories = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO021",
        Title = "Logins and operations on images are logged",
        Checks = "Diagnostic settings of a registry send `ContainerRegistryLoginEvents` and `ContainerRegistryRepositoryEvents` somewhere, or "
            + "the group `audit` or `allLogs`.",
        Why = "Without them nobody can find out afterwards who pushed, pulled or deleted an image.",
        Fix = "Add `diagnostics`, or declare a `DiagnosticSetting` with the registry's id as `resourceUri`.",
        Severity = Severity.Error,
        Category = Category.Operations,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/monitor-container-registry-reference",
        SameAs =
        [
            new("PSRule", "Azure.ACR.AuditLogs"),
            new("Azure Policy", "56288eb2-4350-461d-9ece-2bb242269dce"),
            new("Azure Policy", "9ba29e83-863d-4fec-81d0-16dd87067cc3"),
            new("Azure Policy", "106cd3bd-50a1-466c-869f-f9c2d310477b"),
            new("APRL", "44107155"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var settings = evaluation.Stack.OwnedBy(subject, Kinds.DiagnosticSetting, "resourceUri");
        Decision Logs(Func<DeclaredValue, Decision> isWanted)
            => settings.Any(setting => setting["logs"].Any(log => log["enabled"].Is(true) & isWanted(log)));

        var all = Logs(log => log["categoryGroup"].IsOneOf("audit", "allLogs"));
        var logged = Categories.Select(category => (Category: category, IsSent: all | Logs(log => log["category"].Is(category)))).ToList();
        var missing = logged.Where(one => one.IsSent.IsNo).Select(one => one.Category);
        evaluation.Require(
            Decision.All(logged.Select(one => one.IsSent)), "diagnosticSettings", $"no diagnostic setting of the registry has {string.Join(" or ", missing)}");
    }
}
