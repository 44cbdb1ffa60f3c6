using System.Reflection;

namespace Sdks.Tests.Generated;

/// <summary>
/// The compiler knows all public type names of the official packages: those of the bundled SDKs, and for all others a type that cannot be used, so that
/// a name which is ambiguous there is so here.
/// </summary>
public sealed class OfficialTypeTests
{
    private static readonly string Folder = Repository.File("sdks/official-types");

    private static readonly HashSet<string> Official = ReadList();

    private static readonly HashSet<string> Bundled =
        [.. new[] { typeof(Pulumi.Stack), typeof(Pulumi.AzureNative.Provider), typeof(Pulumi.Random.Provider) }.SelectMany(type => Names(type.Assembly))];

    private static readonly Assembly LeftOutTypes = Assembly.LoadFrom(Repository.Built("sdks/official-types", "Pulumi.OfficialTypes.dll"));

    private static readonly HashSet<string> LeftOut = [.. Names(LeftOutTypes)];

    [Fact]
    public void Every_official_type_has_its_name() => Assert.Empty(Official.Except(Bundled).Except(LeftOut));

    [Fact]
    public void Nothing_has_a_name_that_is_not_official() => Assert.Empty(Bundled.Concat(LeftOut).Except(Official));

    [Fact]
    public void No_name_is_there_twice() => Assert.Empty(Bundled.Intersect(LeftOut));

    [Theory]
    [InlineData("Pulumi.AzureNative.Network.ApplicationSecurityGroupArgs")]
    [InlineData("Pulumi.AzureNative.Network.GetNatGatewayInvokeArgs")]
    [InlineData("Pulumi.AzureNative.Network.Inputs.ApplicationSecurityGroupArgs")]
    [InlineData("Pulumi.AzureNative.Network.LoadBalancerSkuName")]
    [InlineData("Pulumi.AzureNative.Network.Outputs.NatGatewaySkuResponse")]
    [InlineData("Pulumi.AzureNative.Resources.ResourceArgs")]
    [InlineData("Pulumi.FileAsset")]
    [InlineData("Pulumi.InputMap<TValue>")]
    [InlineData("Pulumi.Random.RandomIdState")]
    [InlineData("Pulumi.Testing.IMocks")]
    [InlineData("Pulumi.Utilities.OutputUtilities")]
    public void The_list_has_types_of_every_sort(string name) => Assert.Contains(name, Official);

    [Theory]
    [InlineData("Pulumi.FileAsset", "Pulumi is the official package that has this type")]
    [InlineData("Pulumi.AzureNative.Network.ApplicationSecurityGroupArgs", "Pulumi.AzureNative is the official package that has this type")]
    public void A_type_that_is_left_out_names_the_package_that_has_it(string name, string reason)
        => Assert.StartsWith(reason, LeftOutTypes.GetType(name)!.GetCustomAttribute<ObsoleteAttribute>()!.Message, StringComparison.Ordinal);

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.IsGenericType
        ? $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>"
        : type.FullName!);

    private static HashSet<string> ReadList()
    {
        var names = new HashSet<string>();
        var space = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder, "Generated", "official-types.txt")).Where(line => line is not "" && line[0] != '#'))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..];
            }
            else
            {
                names.Add($"{space}.{line}");
            }
        }

        return names;
    }
}
