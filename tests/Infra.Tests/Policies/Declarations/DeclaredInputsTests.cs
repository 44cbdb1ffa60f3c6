using System.Collections.Immutable;
using GeoRegistry.Events;
using GeoRegistry.Policies.Declarations;
using Infra.Tests.Policies.Running;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.Resources;
using Pulumi.Random;
using Pulumi.Utilities;
using ResourceArgs = Pulumi.ResourceArgs;
using Task = System.Threading.Tasks.Task;

namespace Infra.Tests.Policies.Declarations;

public class DeclaredInputsTests
{
    [Fact]
    public async Task Inputs_of_every_shape_are_read()
    {
        var registry = await RegistryAsync(args =>
        {
            args.AdminUserEnabled = true;
            args.Sku = new SkuArgs { Name = SkuName.Premium };
            args.PublicNetworkAccess = PublicNetworkAccess.Disabled;
            args.NetworkRuleSet = new NetworkRuleSetArgs
            {
                DefaultAction = "Deny",
                IpRules = { new IPRuleArgs { Action = "Allow", IPAddressOrRange = "192.0.2.0/24" } },
            };
            args.Policies = new PoliciesArgs { RetentionPolicy = new RetentionPolicyArgs { Days = 7, Status = "enabled" } };
            args.Tags = new InputMap<string> { ["owner"] = "platform" };
        });

        Assert.True(registry["adminUserEnabled"].Is(true).IsYes);
        Assert.Equal("Premium", registry["sku.name"].Text);
        Assert.Equal("Disabled", registry["publicNetworkAccess"].Text);
        Assert.Equal("192.0.2.0/24", registry["networkRuleSet.ipRules.0.iPAddressOrRange"].Text);
        Assert.Equal(7, registry["policies.retentionPolicy.days"].Number);
        Assert.Equal("platform", registry["tags.owner"].Text);
        Assert.True(registry["location"].IsGiven.IsNo);
        Assert.True(registry["networkRuleSet.ipRules.1"].IsGiven.IsNo);
    }

    [Fact]
    public async Task Only_the_part_that_comes_from_another_resource_is_unknown_and_leads_to_it()
    {
        DeclaredResource? suffix = null;
        var stack = await DeclaringStack.DeclareAsync(() =>
        {
            var random = new RandomString("suffix", new RandomStringArgs { Length = 6 });
            _ = new Registry("contoso", new RegistryArgs
            {
                RegistryName = random.Result,
                ResourceGroupName = "rg",
                Sku = new SkuArgs { Name = "Premium" },
                Tags = { ["known"] = "yes", ["unknown"] = random.Result },
                NetworkRuleSet = new NetworkRuleSetArgs
                {
                    DefaultAction = random.Result,
                    IpRules = { new IPRuleArgs { IPAddressOrRange = random.Result }, new IPRuleArgs { IPAddressOrRange = "192.0.2.1" } },
                },
            });
        });
        suffix = stack.Resources.Single(resource => resource.Name == "suffix");
        var registry = stack.Resources.Single(resource => resource.Name == "contoso");

        Assert.True(registry["registryName"].IsUnknown);
        Assert.Equal([suffix], registry["registryName"].References);
        Assert.Equal("rg", registry["resourceGroupName"].Text);
        Assert.Empty(registry["resourceGroupName"].References);
        Assert.False(registry["networkRuleSet"].IsUnknown);
        Assert.True(registry["networkRuleSet.defaultAction"].IsUnknown);
        Assert.True(registry["networkRuleSet.ipRules.0.iPAddressOrRange"].IsUnknown);
        Assert.Equal("192.0.2.1", registry["networkRuleSet.ipRules.1.iPAddressOrRange"].Text);
        Assert.Equal([suffix], registry["networkRuleSet"].References);
        Assert.Equal(Decision.Yes, registry["networkRuleSet.ipRules"].Any(rule => rule["iPAddressOrRange"].Is("192.0.2.1")));
        Assert.Equal(Decision.Undecided, registry["networkRuleSet.ipRules"].All(rule => rule["iPAddressOrRange"].Is("192.0.2.1")));
    }

    [Fact]
    public async Task A_list_that_is_not_known_as_a_whole_is_not_empty()
    {
        var stack = await DeclaringStack.DeclareAsync(() =>
        {
            var random = new RandomString("suffix", new RandomStringArgs { Length = 6 });
            _ = new Webhook("hook", new WebhookArgs
            {
                RegistryName = "contoso",
                ResourceGroupName = "rg",
                ServiceUri = "https://hooks.contoso.com",
                Actions = random.Result.Apply(_ => ImmutableArray.Create<Union<string, WebhookAction>>("push")),
            });
        });
        var actions = stack.Resources[1]["actions"];

        Assert.True(actions.IsUnknown);
        Assert.Equal(Decision.Undecided, actions.Any(_ => true));
        Assert.Equal(Decision.Undecided, actions.All(_ => false));
    }

    [Fact]
    public async Task Secrets_are_known_as_such_one_by_one_and_never_written()
    {
        var tags = (await RegistryAsync(args => args.Tags = new InputMap<string> { ["hidden"] = Output.CreateSecret("hush"), ["plain"] = "seen" }))["tags"];

        Assert.True(tags["hidden"].IsSecret);
        Assert.False(tags["plain"].IsSecret);
        Assert.Equal("{hidden: [secret], plain: \"seen\"}", tags.ToString());
    }

    [Fact]
    public async Task Each_entry_of_a_list_is_known_or_secret_by_itself()
    {
        var rules = (await RegistryAsync(args => args.NetworkRuleSet = new NetworkRuleSetArgs
        {
            DefaultAction = "Deny",
            IpRules =
            {
                Output.CreateSecret(new IPRuleArgs { IPAddressOrRange = "192.0.2.1" }),
                OutputUtilities.CreateUnknown(new IPRuleArgs { IPAddressOrRange = "192.0.2.2" }),
                new IPRuleArgs { IPAddressOrRange = "192.0.2.3" },
            },
        }))["networkRuleSet.ipRules"];

        Assert.Equal([true, false, false], rules.Items.Select(rule => rule.IsSecret));
        Assert.Equal([false, true, false], rules.Items.Select(rule => rule.IsUnknown));
        Assert.Equal("192.0.2.3", rules["2.iPAddressOrRange"].Text);
    }

    [Fact]
    public async Task A_map_that_is_a_secret_as_a_whole_is_secret_in_every_part()
    {
        var tags = (await RegistryAsync(args => args.Tags = Output.CreateSecret(ImmutableDictionary<string, string>.Empty.Add("owner", "platform"))))["tags"];

        Assert.True(tags.IsSecret);
        Assert.True(tags["owner"].IsSecret);
    }

    [Fact]
    public async Task Arguments_from_a_dictionary_cannot_be_read_and_are_unknown()
    {
        var stack = await DeclaringStack.DeclareAsync(() => _ = new Component("component", new DictionaryResourceArgs(
            ImmutableDictionary<string, object?>.Empty.Add("size", 3))));

        Assert.True(Assert.Single(stack.Resources).Inputs.IsUnknown);
    }

    [Fact]
    public async Task Options_parents_and_order_are_recorded()
    {
        var stack = await DeclaringStack.DeclareAsync(() =>
        {
            var component = new Component("component", null, new ComponentResourceOptions { Protect = true });
            var group = new ResourceGroup("group", new ResourceGroupArgs { ResourceGroupName = "rg" }, new CustomResourceOptions { Parent = component });
            var registry = new Registry(
                "contoso",
                new RegistryArgs { ResourceGroupName = group.Name, Sku = new SkuArgs { Name = "Premium" } },
                new CustomResourceOptions { IgnoreChanges = { "tags" }, RetainOnDelete = true });
            _ = new Replication(
                "replica",
                new ReplicationArgs { RegistryName = "contoso", ResourceGroupName = "rg", Location = "eastus" },
                new CustomResourceOptions { DependsOn = { registry } });
            var beside = new Component("beside", null, new ComponentResourceOptions { Protect = true });
            _ = new ResourceGroup("other", new ResourceGroupArgs(), new CustomResourceOptions { DependsOn = { component }, Parent = beside, Protect = false });
        });
        var (component, group, registry, replica, other) = (stack.Resources[0], stack.Resources[1], stack.Resources[2], stack.Resources[3], stack.Resources[5]);

        Assert.Equal(component, group.Parent);
        Assert.True(group.IsProtected);
        Assert.False(other.IsProtected);
        Assert.False(registry.IsProtected);
        Assert.Equal("tags", Assert.Single(registry.IgnoresChanges));
        Assert.True(registry.IsRetained);
        Assert.Equal([registry], replica.DependsOn);
        Assert.True(replica.WaitsFor(registry));
        Assert.True(replica.WaitsFor(group));
        Assert.True(other.WaitsFor(group));
        Assert.False(registry.WaitsFor(replica));
        Assert.Equal("project:index:Component$azure-native:resources:ResourceGroup::group", group.Key);
    }

    [Theory]
    [InlineData("azure-native:containerregistry:Registry")]
    [InlineData("azure-native:containerregistry/v20250401:Registry")]
    [InlineData("azure-native_containerregistry_v20251101:containerregistry:Registry")]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry:Registry")]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry/v20260101preview:Registry")]
    public void A_resource_is_of_one_kind_in_every_version(string type) => Assert.Equal(Kinds.Registry, new DeclaredResource(type, "contoso").Kind);

    private static async Task<DeclaredResource> RegistryAsync(Action<RegistryArgs> set)
        => Assert.Single((await DeclaringStack.DeclareAsync(() =>
        {
            var args = new RegistryArgs { RegistryName = "contoso", ResourceGroupName = "rg", Sku = new SkuArgs { Name = "Premium" } };
            set(args);
            _ = new Registry("contoso", args);
        })).Resources);

    private sealed class Component(string name, ResourceArgs? args, ComponentResourceOptions? options = null)
        : ComponentResource("project:index:Component", name, args, options);
}
