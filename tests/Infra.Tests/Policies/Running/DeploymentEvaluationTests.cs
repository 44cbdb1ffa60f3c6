using GeoRegistry.Policies.Rules.Operations;
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

/// <summary>What is decided on the way, which the program itself has no example of.</summary>
public class WatchTests
{
    [Fact]
    public async Task A_resource_that_is_declared_when_another_one_is_there_is_judged_before_it_is_made()
    {
        var (mocks, refusal) = await RunAsync(random => random.Apply(_ => Declare(new() { AdminUserEnabled = true })));

        Assert.Contains("GEO001 contoso (Registry) adminUserEnabled", refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(["RandomString suffix"], mocks.Registered);
    }

    [Fact]
    public async Task A_resource_that_is_declared_when_another_one_is_there_is_made_where_nothing_is_wrong_with_it()
    {
        var (mocks, refusal) = await RunAsync(random => random.Apply(_ => Declare(new())));

        Assert.Null(refusal);
        Assert.Equal(["RandomString suffix", "Registry contoso"], mocks.Registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_input_that_becomes_known_is_judged_before_the_resource_is_made()
    {
        var (mocks, refusal) = await RunAsync(random => Declare(new() { AdminUserEnabled = random.Apply(text => text.Length > 0) }));

        Assert.Contains("GEO001 contoso (Registry) adminUserEnabled", refusal!.Message, StringComparison.Ordinal);
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
                var watch = new Watch(await Declaration.RunAsync<DeclaringStack>(new DeclarationMocks(), options));
                options.IsPreview = false;
                try
                {
                    _ = await Deployment.TestWithServiceProviderAsync<DeclaringStack>(mocks.Object, new StackFactory<DeclaringStack>(watch.Begin, watch.End), options);
                    return (mocks, (RunException?)null);
                }
                catch (RunException refusal)
                {
                    return (mocks, refusal);
                }
            }));
    }
}
