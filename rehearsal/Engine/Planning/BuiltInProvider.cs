using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>
/// The provider of what the engine does itself, such as references to stacks: it is a resource of the stack as other default providers are, and has no resources that
/// it would manage.
/// </summary>
internal sealed class BuiltInProvider : IProvider
{
    /// <summary>What the tokens of what the engine does itself begin with.</summary>
    internal const string Name = "pulumi";

    public string Package => Name;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource);

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => throw new ProviderException($"the rehearsal's engine has no function '{token}'.");

    private static ProviderException Unknown(ResourceContext resource) => new($"the rehearsal's engine has no resources of the type '{resource.Type}'.");
}
