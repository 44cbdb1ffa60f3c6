using System.Reflection;
using Pulumi;
using Rehearsal.Providers.CSharp;

namespace Sdks.Tests.Generated;

/// <summary>The C# that the rehearsal prints for imported resources names what the packages have.</summary>
public sealed class PrintedDeclarationTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(Pulumi.AzureNative.ContainerRegistry.Registry).Assembly,
        typeof(Pulumi.AzureNative_containerregistry_v20251101.ContainerRegistry.Registry).Assembly,
        typeof(Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.Registry).Assembly,
        typeof(Pulumi.Random.RandomPet).Assembly,
    ];

    [Fact]
    public void Every_resource_has_its_class_and_its_arguments()
        => Assert.All(CSharpShapes.Shared.Resources.Values, resource =>
        {
            Assert.True(Type($"{resource.Namespace}.{resource.Name}").IsAssignableTo(typeof(CustomResource)));
            HasInputs($"{resource.Namespace}.{resource.Name}Args", resource.Inputs.Keys);
        });

    [Fact]
    public void Every_nested_type_has_its_inputs() => Assert.All(CSharpShapes.Shared.Types, type => HasInputs(type.Key, type.Value.Keys));

    [Fact]
    public void Every_value_of_an_enum_has_its_member()
        => Assert.All(CSharpShapes.Shared.Enums, known => Assert.All(known.Value, value =>
            Assert.Equal(value.Key, Type(known.Key).GetProperty(value.Value, BindingFlags.Public | BindingFlags.Static)?.GetValue(null)?.ToString())));

    private static void HasInputs(string name, IEnumerable<string> inputs)
    {
        var properties = Type(name).GetProperties().Select(property => property.Name).ToHashSet();
        Assert.All(inputs, input => Assert.Contains(CSharpValue.Pascal(input), properties));
    }

    private static Type Type(string name) => Assert.Single(Packages.Select(package => package.GetType(name)).OfType<Type>());
}
