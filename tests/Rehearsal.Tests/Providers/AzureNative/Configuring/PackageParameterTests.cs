using System.Text;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Configuring;

namespace Rehearsal.Tests.Providers.AzureNative.Configuring;

/// <summary>The parameter that makes a package of an API version of azure-native.</summary>
public class PackageParameterTests
{
    private const string Json = """{"module":"containerregistry","version":"v20260101preview"}""";

    [Fact]
    public void Base64_text_of_a_module_and_a_version_names_the_package()
        => Assert.Equal("azure-native_containerregistry_v20260101preview", Read(Base64(Json)).PackageName);

    [Theory]
    [InlineData(Json, "illegal base64 data at input byte 0.")]
    [InlineData("eyJtb2R1bGUi{A==", "illegal base64 data at input byte 12.")]
    [InlineData("eyJtb2R1bGU", "illegal base64 data at input byte 8.")]
    public void Anything_but_base64_is_refused_as_by_azure_native(string value, string reason)
    {
        var refusal = Assert.Throws<ProviderException>(() => Read(value));

        Assert.StartsWith($"failed to deserialize parameterize args: {reason}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pulumi package add", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"module":"containerregistry"}""")]
    [InlineData("""{"module":1,"version":"v20260101preview"}""")]
    public void A_parameter_that_does_not_name_both_is_refused(string json)
        => Assert.StartsWith(
            "failed to deserialize parameterize args: ", Assert.Throws<ProviderException>(() => Read(Base64(json))).Message, StringComparison.Ordinal);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static PackageParameter Read(string value) => PackageParameter.Read(Encoding.UTF8.GetBytes(value));
}
