using System.Collections.Immutable;
using Azure.Bicep.Types.Concrete;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>One member of an object as a Pulumi program sees it, and where Azure Resource Manager keeps it.</summary>
/// <param name="Name">The name in the program, such as <c>zoneRedundancy</c>.</param>
/// <param name="ArmPath">The way to it from the object in the ARM body, such as <c>properties</c>, <c>zoneRedundancy</c>.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="IsRequired">A request must give it.</param>
/// <param name="IsReadOnly">Only the service sets it, or the object around it.</param>
/// <param name="IsWriteOnly">The service takes it and never gives it back.</param>
internal sealed record ShapeMember(
    string Name, ImmutableArray<string> ArmPath, TypeBase Type, bool IsRequired, bool IsReadOnly, bool IsWriteOnly);
