using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;
using Type = System.Type;

namespace Pulumi;

/// <content>Calling functions of providers and methods of resources.</content>
public sealed partial class Deployment
{
    /// <summary>Calls a function with plain arguments.</summary>
    internal async Task<OutputData> InvokeAsync(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool waitForDependencies, Type? resultType, bool single)
    {
        if (!waitForDependencies)
        {
            // A program may block on the result in its synchronous part.
            _started.TrySetResult();
        }

        await _started.Task.ConfigureAwait(false);
        await _invokeTransforms.ConfigureAwait(false);
        options ??= new InvokeOptions();
        var serialized = await ArgumentsAsync("invoke", token, args.Read(), keepOutputs: false).ConfigureAwait(false);
        var dependencies = new HashSet<Resource>(serialized.Dependencies.Values.SelectMany(found => found));
        if (options is InvokeOutputOptions { DependsOn: var dependsOn })
        {
            dependencies.UnionWith(await DependencyUrns.GatherAsync(dependsOn).ConfigureAwait(false));
        }

        if (serialized.ContainsUnknowns || (waitForDependencies && !await AllExistAsync(dependencies).ConfigureAwait(false)))
        {
            return OutputData.Unknown([], false);
        }

        var provider = options.Provider ?? options.Parent?.ProviderFor(token);
        var request = new Rpc.ResourceInvokeRequest
        {
            Tok = token,
            Args = PlainValues.WithoutSecrets(serialized.Values),
            Provider = provider is null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            AcceptResources = true,
        };
        if (package is not null)
        {
            request.PackageRef = await PackageReferenceAsync(package).ConfigureAwait(false);
            request.Version = "";
            request.PluginDownloadURL = "";
        }

        var response = await Monitor.InvokeAsync(request).ConfigureAwait(false);
        ThrowOnFailures(token, response.Failures);
        var result = Result(token, response.Return, resultType, single);
        return new([.. dependencies, .. result.Resources], result.Value, result.IsKnown, result.IsSecret);
    }

    internal async Task<OutputData> CallAsync(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package, Type? resultType)
    {
        await _started.Task.ConfigureAwait(false);
        var inputs = args.Read();
        if (self is not null)
        {
            inputs = [.. inputs, new NamedInput("__self__", self, false)];
        }

        var serialized = await ArgumentsAsync("call", token, inputs, keepOutputs: true).ConfigureAwait(false);
        var provider = options?.Provider ?? options?.Parent?.ProviderFor(token) ?? self?.Provider;
        var request = new Rpc.ResourceCallRequest
        {
            Tok = token,
            Args = serialized.Values,
            Provider = provider is null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
            Version = options?.Version ?? self?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? self?.PluginDownloadURL ?? "",
        };
        if (package is not null)
        {
            request.PackageRef = await PackageReferenceAsync(package).ConfigureAwait(false);
            request.Version = "";
            request.PluginDownloadURL = "";
        }

        foreach (var (name, dependencies) in serialized.Dependencies)
        {
            request.ArgDependencies.Add(name, new() { Urns = { await DependencyUrns.OfAsync(dependencies).ConfigureAwait(false) } });
        }

        var response = await Monitor.CallAsync(request).ConfigureAwait(false);
        ThrowOnFailures(token, response.Failures);
        var returned = response.ReturnDependencies.Values.SelectMany(found => found.Urns).Distinct().Select(urn => (Resource)new DependencyResource(urn));
        var result = Result(token, response.Return, resultType, single: false);
        return new([.. returned, .. result.Resources], result.Value, result.IsKnown, result.IsSecret);
    }

    private async Task<SerializedInputs> ArgumentsAsync(string operation, string token, IReadOnlyList<NamedInput> inputs, bool keepOutputs)
    {
        try
        {
            return await SerializedInputs.CreateAsync(Monitor, token, inputs, keepOutputs).ConfigureAwait(false);
        }
        catch (InputException exception)
        {
            // A program may catch the failure of a call whose result it waits for; it has failed all the same.
            Log.Error($"Error serializing arguments for {operation} {token}: {exception.Message}");
            throw;
        }
    }

    private static OutputData Result(string token, Struct? returned, Type? type, bool single)
    {
        if (type is not null)
        {
            OutputTypes.Check($"{token} result", type);
        }

        var data = Deserializer.Deserialize(Value.ForStruct(returned ?? new()));
        if (type is null || !data.IsKnown)
        {
            return data.WithValue(null);
        }

        var fields = (ImmutableDictionary<string, object?>)data.Value!;
        if (single && fields.Count != 1)
        {
            throw new InvalidOperationException($"The function '{token}' returned {fields.Count} values where one was expected.");
        }

        return data.WithValue(new Converter(warning => Log.Warn(warning)).Convert($"{token} result", single ? fields.First().Value : fields, type));
    }

    private static void ThrowOnFailures(string token, IReadOnlyCollection<Rpc.CheckFailure> failures)
    {
        if (failures.Count > 0)
        {
            throw new InvalidOperationException(
                $"Invoke of '{token}' failed: {string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})"))}");
        }
    }

    private static async Task<bool> AllExistAsync(HashSet<Resource> resources)
    {
        foreach (var resource in DependencyUrns.Expand(resources))
        {
            if (resource is CustomResource custom && !(await custom.Id.Data.ConfigureAwait(false)).IsKnown)
            {
                return false;
            }
        }

        return true;
    }
}
