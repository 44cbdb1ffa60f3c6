using System.Collections.Immutable;
using GeoRegistry;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Testing;
using Infra.Tests.Policies.Evaluation;
using Infra.Tests.Policies.Running;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Task = System.Threading.Tasks.Task;

namespace Infra.Tests.Policies.Testing;

/// <summary>Tests of an organization's own stacks and rules.</summary>
public class PolicyTestTests
{
    private const string Registries = "geo-registry:registries";

    [Fact]
    public async Task A_stack_of_this_program_is_evaluated_with_its_configuration()
    {
        var report = await PolicyTest.EvaluateAsync<RegistryStack>(
            (Registries, """[{ "name": "contoso", "resourceGroup": "rg", "homeRegion": "westeurope" }]"""));

        Assert.Empty(report.Findings);
        Assert.Equal(6, report.Resources);
    }

    [Fact]
    public async Task A_name_in_the_settings_is_known_beforehand()
    {
        var report = await PolicyTest.EvaluateAsync<RegistryStack>(
            (Registries, """[{ "name": "contoso", "resourceGroup": "rg", "homeRegion": "westeurope" }]"""),
            ("geo-registry:policies", """{ "parameters": { "namePattern": "acr.*" } }"""));

        Assert.Equal("GEO058", Assert.Single(report.Findings).Rule.Id);
    }

    [Fact]
    public async Task An_own_rule_is_evaluated_with_the_others()
    {
        var report = await PolicyTest.EvaluateAsync<RegistryStack>(
            (Registries, """[{ "name": "contoso", "uniqueSuffix": true, "resourceGroup": "rg", "homeRegion": "westeurope" }]"""),
            ("geo-registry:policies", $$"""{ "assemblies": ["{{RuleAssembly.Path}}"] }"""));

        Assert.Equal("registryName", Assert.Single(report.Undecided.Single(open => open.Rule.Id == "ORG001").Properties));
    }

    [Fact]
    public async Task An_own_stack_is_evaluated_too()
    {
        var report = await DeclaringStack.With(
            () => _ = new Registry("contoso", new RegistryArgs
            {
                RegistryName = "contoso",
                ResourceGroupName = "rg",
                AdminUserEnabled = true,
                Sku = new SkuArgs { Name = "Premium" },
            }),
            () => PolicyTest.EvaluateAsync<DeclaringStack>());

        Assert.Contains("GEO001 contoso (Registry): the admin user is on", report.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public async Task A_refused_configuration_is_thrown_as_it_is()
    {
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => PolicyTest.EvaluateAsync<RegistryStack>((Registries, "[]")));

        Assert.Equal($"{Registries}", Assert.Single(refusal.Errors).Path);
    }

    [Fact]
    public async Task A_resource_of_another_package_is_not_expected()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => DeclaringStack.With(
            () => _ = new Other("other"), () => PolicyTest.EvaluateAsync<DeclaringStack>()));

        Assert.Contains("declares other of the type aws:s3:Bucket, which was not expected", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_not_expected_unless_it_has_an_answer()
    {
        Task<PolicyReport> RunAsync(PolicyTestOptions options) => DeclaringStack.With(
            () => _ = new Registry("contoso", new RegistryArgs
            {
                RegistryName = GetRegistry.Invoke(new GetRegistryInvokeArgs { RegistryName = "other", ResourceGroupName = "rg" }).Apply(found => found.Name),
                ResourceGroupName = "rg",
                AdminUserEnabled = true,
                Sku = new SkuArgs { Name = "Premium" },
            }),
            () => PolicyTest.EvaluateAsync<DeclaringStack>(options));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(new()));
        var calls = ImmutableDictionary<string, ImmutableDictionary<string, object>?>.Empty.Add("azure-native:containerregistry:getRegistry", null);
        var report = await RunAsync(new() { Calls = calls });

        Assert.Contains("calls the function azure-native:containerregistry:getRegistry, which was not expected", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(report.Findings, finding => finding.Rule.Id == "GEO001");
    }

    [Fact]
    public async Task A_stack_that_does_not_hand_on_its_options_cannot_be_evaluated()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PolicyTest.EvaluateAsync<ForgetfulStack>());

        Assert.Equal(
            "Infra.Tests.Policies.Testing.PolicyTestTests+ForgetfulStack does not hand its StackOptions to the base class, so its resources cannot be "
                + "evaluated.",
            error.Message);
    }

    [Fact]
    public async Task A_stack_that_takes_no_options_cannot_be_evaluated()
        => Assert.Contains(
            "give it a public constructor that takes StackOptions",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => PolicyTest.EvaluateAsync<PlainStack>())).Message,
            StringComparison.Ordinal);

    private sealed class Other(string name) : CustomResource("aws:s3:Bucket", name, ResourceArgs.Empty, options: null, registerPackageRequest: null);

    private sealed class PlainStack : Stack;

    private sealed class ForgetfulStack : Stack
    {
        public ForgetfulStack(StackOptions options)
        {
            Assert.NotNull(options);
            _ = new Registry("contoso", new RegistryArgs { ResourceGroupName = "rg", Sku = new SkuArgs { Name = "Premium" } });
        }
    }
}
