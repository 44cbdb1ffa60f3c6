using Rehearsal.Providers;
using Rehearsal.Providers.CSharp;
using Rehearsal.Tests.CommandLine;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Providers.CSharp;

public sealed class CSharpDeclarationTests
{
    [Fact]
    public void Every_kind_of_value_is_written_as_csharp()
    {
        var registry = CSharpDeclaration.Write(
            "azure-native:containerregistry:Registry",
            "my registry",
            Inputs.Of(
                ("registryName", "contoso"), ("adminUserEnabled", false), ("zoneRedundancy", "Enabled"), ("publicNetworkAccess", "Sometimes"),
                ("sku", Inputs.Object(("name", "Premium"))),
                ("tags", Inputs.Object(("cost \"center\"", "1\\2\n3"), ("owner", "me"))),
                ("networkRuleSet", Inputs.Object(
                    ("defaultAction", "Deny"), ("ipRules", Inputs.List(Inputs.Object(("action", "Allow"), ("iPAddressOrRange", "10.0.0.0/8"))))))),
            protect: true,
            parent: null);
        var task = CSharpDeclaration.Write(
            "azure-native:containerregistry:Task",
            "build",
            Inputs.Of(
                ("timeout", 3600), ("logTemplate", Inputs.Secret("hush")),
                ("step", Inputs.Object(("type", "EncodedTask"), ("encodedTaskContent", "c3RlcHM=")))),
            protect: false,
            parent: "registry");
        var shuffle = CSharpDeclaration.Write(
            "random:index/randomShuffle:RandomShuffle", "order", Inputs.Of(
                ("inputs", Inputs.List("a", "b")), ("keepers", Inputs.Object())), protect: true, parent: "group");

        var subscription = CSharpDeclaration.Write(
            "azure-native:eventgrid:SystemTopicEventSubscription",
            "pushes",
            Inputs.Of(("filter", Inputs.Object(("advancedFilters", Inputs.List(
                Inputs.Object(("key", "data.size"), ("operatorType", "NumberLessThan"), ("value", 1.5)),
                Inputs.Object(("key", "data.size"), ("operatorType", "NumberInRange"), ("values", Inputs.List(Inputs.List(1, 2))))))))),
            protect: false,
            parent: null);

        Snapshot.Matches("declarations", string.Join("\n\n", registry, task, shuffle, subscription));
    }

    [Fact]
    public void Type_that_has_no_class_is_refused_with_the_nearest_one()
    {
        var error = Assert.Throws<ProviderException>(
            () => CSharpDeclaration.Write("azure-native:containerregistry:Registri", "a", Inputs.Of(), protect: true, parent: null));

        Assert.Equal(
            "There is no C# class for 'azure-native:containerregistry:Registri'. Did you mean 'azure-native:containerregistry:Registry'?", error.Message);
    }
}
