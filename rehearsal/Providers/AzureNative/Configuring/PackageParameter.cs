using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rehearsal.Providers.AzureNative.Configuring;

/// <summary>The parameter of a parameterized azure-native package: a module in one API version.</summary>
/// <param name="Module">The module, such as <c>containerregistry</c>.</param>
/// <param name="Version">The version as tokens write it, such as <c>v20260101preview</c>.</param>
internal sealed record PackageParameter(
    [property: JsonRequired, JsonPropertyName("module")] string Module, [property: JsonRequired, JsonPropertyName("version")] string Version)
{
    private static readonly SearchValues<byte> Base64Characters
        = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>The name of the package, and the beginning of its tokens.</summary>
    internal string PackageName => $"azure-native_{Module}_{Version}";

    /// <summary>Reads a parameter as <c>RegisterPackage</c> carries it: JSON as base64 text, which azure-native writes into a generated SDK.</summary>
    /// <exception cref="ProviderException">It is anything else; the message is azure-native's, with the way out.</exception>
    /// <remarks>Source: https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/provider/provider_parameterize.go</remarks>
    internal static PackageParameter Read(ReadOnlySpan<byte> value)
    {
        var json = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        if (Base64.DecodeFromUtf8(value, json, out var read, out var written) is not OperationStatus.Done)
        {
            var illegal = value[read..].IndexOfAnyExcept(Base64Characters);
            throw Refusal($"illegal base64 data at input byte {read + Math.Max(illegal, 0)}");
        }

        try
        {
            return JsonSerializer.Deserialize<PackageParameter>(json.AsSpan(0, written)) ?? throw Refusal("it says null");
        }
        catch (JsonException error)
        {
            throw Refusal($"{error.Message} It reads: {Encoding.UTF8.GetString(json, 0, written)}");
        }
    }

    private static ProviderException Refusal(string reason) => new(
        $"failed to deserialize parameterize args: {reason}. The parameter must be the base64 text of a module and a version, as in "
        + """{"module":"containerregistry","version":"v20260101preview"}; "pulumi package add azure-native MODULE VERSION" makes a package that has it.""");
}
