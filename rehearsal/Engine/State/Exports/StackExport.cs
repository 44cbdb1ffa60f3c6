using System.Collections.Immutable;
using System.Text.Json;

namespace Rehearsal.Engine.State.Exports;

/// <summary>The content of a file of <c>pulumi stack export</c>, or of the checkpoint of Pulumi's file backend.</summary>
/// <remarks>
/// Source of the form: <c>UntypedDeployment</c>, <c>VersionedCheckpoint</c> and <c>DeploymentV3</c> in github.com/pulumi/pulumi,
/// sdk/go/common/apitype/core.go.
/// </remarks>
/// <param name="Stack">The stack that the file names, <c>organization/project/stack</c>; null for an export, which names none.</param>
/// <param name="Resources">The resources, each after all that it depends on.</param>
/// <param name="Pending">The operations that were running when the file was written.</param>
/// <param name="Envelope">Everything else in the file, in the form of an export, for the next export.</param>
internal sealed record StackExport(
    string? Stack, ImmutableArray<ResourceState> Resources, ImmutableArray<ExportedOperation> Pending, JsonElement Envelope);

/// <param name="Type">The kind of operation, by Pulumi's name: <c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Resource">The resource as it was when the operation began.</param>
internal sealed record ExportedOperation(string Type, ResourceState Resource);
