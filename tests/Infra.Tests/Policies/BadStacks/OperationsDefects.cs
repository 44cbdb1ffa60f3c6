using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.OperationalInsights;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Defects that operators, auditors and accountants would find.</summary>
internal static class OperationsDefects
{
    internal static BadStack[] All { get; } =
    [
        new("Nothing is logged", "GEO021 contoso diagnosticSettings") { Edits = "registries[0].diagnostics: ~" },
        new("Only logins are logged", "GEO021 contoso diagnosticSettings") { Edits = "registries[0].diagnostics[0].logs: [ContainerRegistryLoginEvents]" },
        new("There are more IP rules than Azure takes", "GEO023 contoso networkRuleSet.ipRules")
        {
            Tampering = Tamper.WithNetworkRules(
                rules => rules.IpRules = Enumerable.Range(0, 201).Select(number => new IPRuleArgs { IPAddressOrRange = $"203.0.113.{number}" }).ToList()),
        },
        new("The registry's name is too short", "GEO024 contoso registryName") { Tampering = Tamper.WithRegistry(args => args.RegistryName = "acr") },
        new("Export is off in a public registry", "GEO056 contoso publicNetworkAccess")
        {
            Edits = "registries[0].publicAccess: { enabled: true, ipRules: [203.0.113.0/24] }",
            Tampering = Tamper.WithPolicies(policies => policies.ExportPolicy = new ExportPolicyArgs { Status = ExportPolicyStatus.Disabled }),
        },
        new("The registry's name does not follow the pattern", "GEO058 contoso registryName") { Edits = "policies.parameters.namePattern: acr[a-z]+" },
        new("The registry lacks a tag", "GEO059 contoso tags")
        {
            Edits = "policies.parameters.requiredTags: [owner]",
            Tampering = Tamper.WithRegistry(args => args.Tags = new() { ["team"] = "platform" }),
        },
        new("A workspace lacks a tag", "GEO059 contoso-workspace-log-registry tags")
        {
            Edits = "policies.parameters.requiredTags: [owner]",
            Tampering = Tamper.With<WorkspaceArgs>("contoso-workspace-log-registry", args => args.Tags = new() { ["team"] = "platform" }),
        },
        new("Untagged manifests are asked to go and stay", "GEO011 contoso policies.retentionPolicy.status") { Edits = "policies.severities.GEO011: warning" },
        new("The stack costs more than it may", "GEO060 contoso sku.name") { Edits = "policies.parameters.monthlyBudget: 100" },
    ];
}
