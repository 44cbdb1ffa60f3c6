using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Reading;

/// <summary>A resource's outputs from ARM's answer.</summary>
internal static class ReadOutputs
{
    internal static PropertyMap From(ResourceDefinition definition, PropertyMap inputs, JsonObject body)
    {
        var read = BodyReader.Outputs.Read(definition.DefinitionFor(inputs).Body, body, definition.OutputsKeepProperties);
        return new PropertyMap(read.Where(output => definition.Outputs.Contains(output.Key))).With("azureApiVersion", definition.ApiVersion);
    }
}
