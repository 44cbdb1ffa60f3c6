using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GeoRegistry.Registries;
using GeoRegistry.Stacks;
using Moq;
using Pulumi.Testing;

namespace Infra.Tests.Mocks;

/// <summary>
/// Answers for the resource types that the program may declare, as Azure would; every other type and every function call throws.
/// What was registered is kept to be looked at.
/// </summary>
internal sealed class AzureMocks
{
    internal const string ResourceGroups = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";

    private const string NameOutput = "name";

    private readonly Omission _omission;
    private readonly Mock<IMocks> _mocks = new(MockBehavior.Strict);
    private readonly List<MockResourceArgs> _registered = [];
    private readonly Dictionary<string, MockRegisterResourceOutputsRequest> _outputs = [];

    /// <param name="omission">What becomes of all that only Azure knows.</param>
    internal AzureMocks(Omission omission = Omission.None)
    {
        _omission = omission;
        _ = _mocks
            .Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask)
            .Callback((MockRegisterResourceOutputsRequest request) =>
            {
                lock (_outputs)
                    _outputs.Add(request.Urn, request);
            });
        Answer("geo-registry:index:GeoReplicatedRegistry", inputs => (null, []));
        Answer("random:index/randomString:RandomString", inputs => ("x7k2p9", [("result", "x7k2p9")]));
        Answer("random:index/randomUuid:RandomUuid", inputs => ("4f2a6f7c-0b0e-4d4e-9d55-6f3b6e0f1a2b", []));
        Answer("azure-native:resources:ResourceGroup", inputs => (
            $"{ResourceGroups}/{inputs["resourceGroupName"]}",
            [("name", inputs["resourceGroupName"])]));
        Answer("azure-native:containerregistry:Replication", inputs => (
            $"{ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.ContainerRegistry/registries/{inputs["registryName"]}"
                + $"/replications/{inputs["replicationName"]}",
            [("name", inputs["replicationName"]), ("provisioningState", "Succeeded")]));
        Answer("random:index/randomPassword:RandomPassword", inputs => ("none", [("result", "kT3sQ")]));
        Answer("azure-native:containerregistry:ScopeMap", inputs => PartOfRegistry(inputs, "scopeMaps", "scopeMapName"));
        Answer("azure-native:containerregistry:Token", inputs => PartOfRegistry(inputs, "tokens", "tokenName"));
        foreach (var package in (string[])["azure-native", "azure-native_containerregistry_v20260101preview"])
            Answer($"{package}:containerregistry:CacheRule", inputs => PartOfRegistry(inputs, "cacheRules", "cacheRuleName"));
        Answer("azure-native:containerregistry:CredentialSet", inputs =>
        {
            var (id, outputs) = PartOfRegistry(inputs, "credentialSets", "credentialSetName");
            return (id, [.. outputs, ("identity", WithPrincipal(inputs, "11111111-0000-0000-0000-000000000001"))]);
        });
        AnswerCall("azure-native:containerregistry:getCredentialSet", ImmutableDictionary<string, object>.Empty
            .Add("identity", ImmutableDictionary<string, object>.Empty.Add("principalId", "11111111-0000-0000-0000-000000000001")));
        Answer("azure-native:eventgrid:SystemTopic", inputs => (
            $"{ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.EventGrid/systemTopics/{inputs["systemTopicName"]}",
            inputs.ContainsKey("identity")
                ? [("name", inputs["systemTopicName"]), ("identity", WithPrincipal(inputs, "11111111-0000-0000-0000-000000000002"))]
                : [("name", inputs["systemTopicName"])]));
        Answer("azure-native:eventgrid:SystemTopicEventSubscription", inputs => (
            $"{ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.EventGrid/systemTopics/{inputs["systemTopicName"]}"
                + $"/eventSubscriptions/{inputs["eventSubscriptionName"]}",
            [("name", inputs["eventSubscriptionName"])]));
        Answer("azure-native:containerregistry:Webhook", inputs => PartOfRegistry(inputs, "webhooks", "webhookName"));
        RegistryAnswers.AddTo(this);
        Answer("azure-native:containerregistry:AgentPool", inputs => PartOfRegistry(inputs, "agentPools", "agentPoolName"));
        Answer("azure-native:containerregistry:Task", inputs =>
        {
            var (id, outputs) = PartOfRegistry(inputs, "tasks", "taskName");
            return (id, inputs.ContainsKey("identity") ? [.. outputs, ("identity", WithPrincipal(inputs, $"principal-of-{inputs["taskName"]}"))] : outputs);
        });
        IdentityAnswers.AddTo(this);
        PrivateAccessAnswers.AddTo(this);
        EncryptionAnswers.AddTo(this);
        AccessAnswers.AddTo(this);
        ObservationAnswers.AddTo(this);
    }

    /// <summary>The mocks to run a program with.</summary>
    internal IMocks Object => _mocks.Object;

    /// <summary>
    /// The names of everything that was registered, with its type's last part, sorted: <c>Registry contoso</c>. Without
    /// <see cref="Remembered"/>.
    /// </summary>
    internal IEnumerable<string> Registered => Labels.Except(Remembered);

    /// <summary>The stack's own records, to which nothing in Azure corresponds.</summary>
    internal IEnumerable<string> Remembered => Labels.Where(label => label.Contains("record/", StringComparison.Ordinal));

    private IEnumerable<string> Labels
        => _registered.Select(Label).Order(StringComparer.Ordinal);

    private static string Label(MockResourceArgs resource) => $"{resource.Type!.Split(':')[^1]} {resource.Name}";

    /// <summary>The type of the one resource of a name whose type ends in a class's name, in whichever package it is.</summary>
    internal string TypeOf(string className, string name)
        => Assert.Single(_registered, resource => resource.Name == name && resource.Type!.EndsWith($":{className}", StringComparison.Ordinal)).Type!;

    /// <summary>The type and inputs of everything that was registered.</summary>
    internal IEnumerable<(string Type, JsonObject Inputs)> Sent
        => _registered.Select(resource => (resource.Type!, JsonNode.Parse(PlainJson.From(resource.Inputs))!.AsObject()));

    /// <summary>The inputs of the one resource of a type and name, as JSON with sorted keys.</summary>
    internal string Inputs(string type, string name)
        => PlainJson.From(Assert.Single(_registered, resource => resource.Type == type && resource.Name == name).Inputs);

    /// <summary>One input of the one resource of a type and name, as JSON with sorted keys.</summary>
    internal string Input(string type, string name, string input)
        => PlainJson.From(Assert.Single(_registered, resource => resource.Type == type && resource.Name == name).Inputs[input]);

    /// <summary>The id by which the one resource of a type and name is imported.</summary>
    internal string? ImportedId(string type, string name) => Assert.Single(_registered, resource => resource.Type == type && resource.Name == name).Id;

    /// <summary>All that is imported, as <see cref="Registered"/> has it, with the ids.</summary>
    internal IReadOnlyDictionary<string, string> Imported
        => _registered.Where(resource => !string.IsNullOrEmpty(resource.Id)).ToDictionary(Label, resource => resource.Id!);

    /// <summary>One output of a registry, as the stack's outputs have it, as JSON with sorted keys.</summary>
    internal async Task<string> RegistryOutputAsync(string registry, string output)
        => PlainJson.Normalize(JsonNode.Parse(await OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"))!["registries"]![registry]![output]!.ToJsonString());

    /// <summary>The outputs that a component or the stack registered, as JSON with sorted keys.</summary>
    internal async Task<string> OutputsAsync(string urnEnding)
    {
        var request = Assert.Single(_outputs, entry => entry.Key.EndsWith(urnEnding, StringComparison.Ordinal)).Value;
        var values = new Dictionary<string, object>();
        foreach (var (name, output) in request.Outputs)
            values[name] = (await Pulumi.Utilities.OutputUtilities.GetValueAsync(output))!;
        return PlainJson.From(values);
    }

    /// <summary>The identity of a resource, as Azure completes it.</summary>
    private static ImmutableDictionary<string, object> WithPrincipal(ImmutableDictionary<string, object> inputs, string principalId)
        => ((ImmutableDictionary<string, object>)inputs["identity"]).Add("principalId", principalId);

    /// <summary>The id of a part of a registry, and its name.</summary>
    private static (string? Id, (string Name, object Value)[] Outputs) PartOfRegistry(ImmutableDictionary<string, object> inputs, string type, string name)
        => ($"{ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.ContainerRegistry/registries/{inputs["registryName"]}/{type}/{inputs[name]}",
            [("name", inputs[name])]);

    /// <summary>Answers a function.</summary>
    internal void AnswerCall(string token, ImmutableDictionary<string, object> result) => AnswerCall(token, _ => result);

    /// <summary>Answers a function according to its arguments.</summary>
    internal void AnswerCall(string token, Func<ImmutableDictionary<string, object>, ImmutableDictionary<string, object>> answer)
        => _mocks
            .Setup(mocks => mocks.CallAsync(It.Is<MockCallArgs>(args => args.Token == token)))
            .ReturnsAsync((MockCallArgs args) => Answered(answer(args.Args)));

    /// <summary>Answers a type with an id and with its inputs, to which some outputs are added.</summary>
    internal void Answer(string type, Func<ImmutableDictionary<string, object>, (string? Id, (string Name, object Value)[] Outputs)> answer)
        => _mocks.Setup(mocks => mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == type))).ReturnsAsync((MockResourceArgs args) =>
        {
            lock (_registered)
                _registered.Add(args);
            var (id, outputs) = answer(args.Inputs);
            return (id, Answered(args.Inputs.SetItems(outputs.Select(output => KeyValuePair.Create(output.Name, output.Value)))));
        });

    private ImmutableDictionary<string, object?> Answered(ImmutableDictionary<string, object> outputs) => _omission switch
    {
        Omission.LeftOut => outputs.Where(output => output.Key is NameOutput).ToImmutableDictionary(output => output.Key, object? (output) => output.Value),
        Omission.Null => outputs.ToImmutableDictionary(output => output.Key, output => output.Key is NameOutput ? output.Value : null),
        Omission.Inner => outputs.ToImmutableDictionary(output => output.Key, object? (output) => Hollow(output.Value)),
        _ => outputs.ToImmutableDictionary(output => output.Key, object? (output) => output.Value),
    };

    private static object Hollow(object value) => value switch
    {
        ImmutableDictionary<string, object> members => members.Where(member => member.Value is string).ToImmutableDictionary(),
        ImmutableArray<object> items => items.Select(Hollow).ToImmutableArray(),
        _ => value,
    };
}
