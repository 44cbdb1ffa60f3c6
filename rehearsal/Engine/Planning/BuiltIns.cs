using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>
/// The provider of what the engine itself does, such as reading the outputs of other stacks. It is there so that the default provider of its package is a resource as others are;
/// the engine never calls it for a resource.
/// </summary>
internal sealed class BuiltIns : IProvider
{
    internal const string PackageName = "pulumi";

    public string Package => PackageName;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => null;

    public Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => throw Unknown(request.Resource.Type);

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken) => throw Unknown(token);

    private static ProviderException Unknown(string token) => new($"the engine has no '{token}' of its own.");
}
