using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>A provider with a cloud in memory. It writes down what is done to the cloud and refuses what cannot be done.</summary>
internal sealed class FakeProvider(string package = FakeProvider.DefaultPackage) : IProvider
{
    internal const string DefaultPackage = "fake";

    /// <summary>An output that only the cloud knows.</summary>
    internal const string Address = "address";

    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<string> _configurations = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _begun = new();

    public string Package => package;

    /// <summary>What the cloud holds, by id.</summary>
    internal ConcurrentDictionary<string, PropertyMap> Cloud { get; } = new();

    /// <summary>What was done to the cloud, in the order in which it began: <c>create a</c>, <c>update a</c>, <c>delete a</c>, <c>read a</c>.</summary>
    internal IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Operations that fail, by call.</summary>
    internal Dictionary<string, Exception> Failures { get; } = [];

    /// <summary>Operations that wait for the test, by call.</summary>
    internal Dictionary<string, TaskCompletionSource> Gates { get; } = [];

    public bool SupportsAutonaming { get; set; }

    /// <summary>The inputs that it was to check.</summary>
    internal ConcurrentQueue<CheckRequest> Checks { get; } = [];

    /// <summary>Inputs, and settings of its own, that cannot be changed in place.</summary>
    internal HashSet<string> Immutable { get; } = [];

    internal bool DeleteBeforeReplace { get; set; }

    /// <summary>How it was configured: <c>fake:region=north</c>, or <c>provider 'hub', region=north</c>.</summary>
    internal IReadOnlyList<string> Configurations => [.. _configurations];

    /// <summary>
    /// How the cloud names a resource of a logical name and inputs, where names are given with the inputs, as Azure's are: one that exists is found, and
    /// one that is gone can be
    /// deleted. Null where the cloud names resources itself.
    /// </summary>
    internal Func<string, PropertyMap, string>? NameOf { get; set; }

    /// <summary>How it constructs components; null where it cannot.</summary>
    internal Func<ConstructRequest, Task<ConstructResult>>? Construct { get; set; }

    /// <summary>What it has to say about a refreshed stack.</summary>
    internal Func<IReadOnlyList<RefreshedResource>, IEnumerable<StackRemark>> Review { get; set; } = _ => [];

    /// <summary>Called when an operation is about to change the cloud, and when it has.</summary>
    internal Action Changing { get; set; } = () => { };

    /// <summary>Held while the cloud is changed.</summary>
    internal Lock Still { get; } = new();

    internal List<DeleteRequest> Deletions { get; } = [];

    internal List<CreateRequest> Creations { get; } = [];

    /// <summary>Ends when an operation has begun.</summary>
    internal Task Begun(string call) => _begun.GetOrAdd(call, _ => NewSource()).Task;

    internal TaskCompletionSource Gate(string call) => Gates[call] = NewSource();

    internal void ForgetCalls()
    {
        _calls.Clear();
        _configurations.Clear();
    }

    public IProvider Configure(ProviderConfiguration configuration)
    {
        _configurations.Enqueue(configuration.Place + string.Join(", ", configuration.Values.Select(setting => $"{setting.Key}={setting.Value.AsText()}")));
        return this;
    }

    /// <summary>The parameter is the end of the package's name.</summary>
    public string Parameterize(ReadOnlySpan<byte> value) => $"{package}_{Encoding.UTF8.GetString(value)}";

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        Checks.Enqueue(request);
        return Task.FromResult(new CheckResult(request.NewInputs,
            request.NewInputs.ContainsKey("refused") ? [new CheckFailure("refused", "it is not allowed")] : []));
    }

    public async Task<DiffResult?> DiffConfigurationAsync(DiffRequest request, CancellationToken cancellationToken)
        => await DiffAsync(request, cancellationToken) with { DeleteBeforeReplace = false };

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
        => Task.FromResult(new DiffResult(
            Differences.Between(request.OldInputs, request.NewInputs).ToImmutableSortedDictionary(
                change => change.Key,
                change => Immutable.Contains(change.Key) ? change.Value.Replacing : change.Value,
                StringComparer.Ordinal),
            DeleteBeforeReplace));

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => NameOf?.Invoke(resource.Name, inputs);

    public async Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.Preview)
            return new ResourceResult("", request.Inputs.With(Address, PropertyValue.Unknown.Instance));
        lock (Creations)
        {
            Creations.Add(request);
        }
        await BeginAsync("create", request.Resource, cancellationToken);
        var id = "";
        var names = NameOf is null
            ? Enumerable.Range(1, int.MaxValue).Select(number => $"{request.Resource.Name}-{number}")
            : [NameOf(request.Resource.Name, request.Inputs)];
        if (!Change(() => names.Any(name => Cloud.TryAdd(id = name, request.Inputs))))
            throw new InvalidOperationException($"'{id}' was created although it exists");
        return new ResourceResult(id, Outputs(id, request.Inputs));
    }

    public async Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.Preview)
        {
            await BeginAsync("update", request.Resource, cancellationToken);
            if (!Change(() => Cloud.TryGetValue(request.Id, out var inputs) && Cloud.TryUpdate(request.Id, request.NewInputs, inputs)))
                throw new InvalidOperationException($"'{request.Id}' was updated although it does not exist");
        }
        return new ResourceResult(request.Id, Outputs(request.Id, request.NewInputs));
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        lock (Deletions)
        {
            Deletions.Add(request);
        }
        await BeginAsync("delete", request.Resource, cancellationToken);
        if (!Change(() => Cloud.TryRemove(request.Id, out _)) && NameOf is null)
            throw new InvalidOperationException($"'{request.Id}' was deleted although it does not exist");
    }

    public async Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        await BeginAsync("read", request.Resource, cancellationToken);
        return Cloud.TryGetValue(request.Id, out var inputs) ? new ReadResult(request.Id, inputs, Outputs(request.Id, inputs)) : null;
    }

    public Task<IReadOnlyList<StackRemark>> ReviewAsync(IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<StackRemark>>([.. Review(stack)]);

    public Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken cancellationToken)
        => Construct?.Invoke(request) ?? throw new ProviderException($"the provider '{package}' constructs nothing");

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"invoke {token}");
        return Task.FromResult(arguments.With("called", token));
    }

    private static PropertyMap Outputs(string id, PropertyMap inputs)
        => new PropertyMap(inputs.Select(input => KeyValuePair.Create(input.Key, Plain(input.Value)))).With(Address, $"address of {id}");

    /// <summary>Clouds do not know secrets: they give back plain values.</summary>
    private static PropertyValue Plain(PropertyValue value) => value switch
    {
        PropertyValue.Secret(var secret) => Plain(secret),
        PropertyValue.Map(var members) =>
            new PropertyValue.Map(new PropertyMap(members.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value))))),
        PropertyValue.List(var items) => new PropertyValue.List([.. items.Select(Plain)]),
        _ => value,
    };

    private bool Change(Func<bool> change)
    {
        Changing();
        bool isDone;
        lock (Still)
        {
            isDone = change();
        }
        Changing();
        return isDone;
    }

    private async Task BeginAsync(string operation, ResourceContext resource, CancellationToken cancellationToken)
    {
        var call = $"{operation} {resource.Name}";
        _calls.Enqueue(call);
        _begun.GetOrAdd(call, _ => NewSource()).TrySetResult();
        if (Gates.TryGetValue(call, out var gate))
            await gate.Task.WaitAsync(cancellationToken);
        if (Failures.TryGetValue(call, out var failure))
            throw failure;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
