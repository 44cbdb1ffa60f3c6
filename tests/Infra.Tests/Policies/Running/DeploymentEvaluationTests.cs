using GeoRegistry.Policies.Running;
using GeoRegistry.Policies.Testing;
using Infra.Tests.Mocks;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.Random;
using Pulumi.Testing;
using Task = System.Threading.Tasks.Task;

namespace Infra.Tests.Policies.Running;

/// <summary>Rules that are evaluated during deployment, in programs other than the own one.</summary>
public class DeploymentEvaluationTests
{
    [Fact]
    public async Task A_resource_that_is_declared_late_is_evaluated_before_it_is_created()
    {
        var (mocks, refusal) = await RunAsync(random => random.Apply(_ => Declare(new() { AdminUserEnabled = true })));

        Assert.Contains("GEO001 contoso (Registry) adminUserEnabled", refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(["RandomString suffix"], mocks.Registered);
    }

    [Fact]
    public async Task A_resource_that_is_declared_late_is_created_if_it_violates_nothing()
    {
        var (mocks, refusal) = await RunAsync(random => random.Apply(_ => Declare(new())));

        Assert.Null(refusal);
        Assert.Equal(["RandomString suffix", "Registry contoso"], mocks.Registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_input_that_becomes_known_is_evaluated_before_the_resource_is_created()
    {
        var (mocks, refusal) = await RunAsync(random => Declare(new() { AdminUserEnabled = random.Apply(text => text.Length > 0) }));

        Assert.Contains("Policy violations: 1 error.\n", refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("GEO001 contoso (Registry) adminUserEnabled", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["RandomString suffix"], mocks.Registered);
    }

    [Fact]
    public async Task Each_error_is_reported_once()
    {
        var (_, refusal) = await RunAsync(random => Declare(new() { AdminUserEnabled = random.Apply(text => text.Length > 0) }));

        Assert.Equal(2, refusal!.Message.Split("GEO001").Length);
    }

    private static Registry Declare(RegistryArgs args)
    {
        args.RegistryName = "contoso";
        args.ResourceGroupName = "rg";
        args.Location = "westeurope";
        args.Sku = new SkuArgs { Name = "Premium" };
        return new Registry("contoso", args);
    }

    private static async Task<(AzureMocks Mocks, RunException? Refusal)> RunAsync(Func<Output<string>, object> program)
    {
        var mocks = new AzureMocks();
        var options = new TestOptions { StackName = "test", ProjectName = "project" };
        return await DeclaringStack.With(
            () => _ = program(new RandomString("suffix", new RandomStringArgs { Length = 6 }).Result),
            () => PolicyTest.WithConfigurationAsync([], async () =>
            {
                var evaluation = new DeploymentEvaluation(await Declaration.RunAsync<DeclaringStack>(new DeclarationMocks(), options));
                options.IsPreview = false;
                try
                {
                    var factory = new StackFactory<DeclaringStack>(evaluation.Begin, evaluation.End);
                    _ = await Deployment.TestWithServiceProviderAsync<DeclaringStack>(mocks.Object, factory, options);
                    return (mocks, (RunException?)null);
                }
                catch (RunException refusal)
                {
                    return (mocks, refusal);
                }
            }));
    }
}
