using CsCheck;
using Rehearsal.Azure.Validation;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Catalogue;

public sealed class EveryResourceTests
{
    public static TheoryData<string> Tokens => [.. ResourceCatalogue.Shared.ResourceTokens];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void The_body_written_for_any_inputs_gives_the_inputs_back(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var path = Path(definition);
        var type = definition.DefinitionFor(path).Body;

        SyntheticInputs.For(definition, path).Sample(
            inputs => BodyReader.Inputs.Read(
                type, BodyWriter.Write(type, inputs, definition.InputsKeepProperties), definition.InputsKeepProperties).Equals(inputs),
            iter: 30);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void The_body_written_for_any_inputs_is_valid_by_Microsofts_types(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var path = Path(definition);
        var type = definition.DefinitionFor(path);

        SyntheticInputs.For(definition, path).Sample(
            inputs => BodyValidation.Check(type, BodyWriter.Write(type.Body, inputs, definition.InputsKeepProperties), null, requireAll: false),
            iter: 30);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Every_input_has_a_place_in_the_request(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var placed = ArmShape.Members(
            definition.DefinitionFor(Path(definition)).Body, definition.InputsKeepProperties, _ => null).Select(member => member.Name);

        Assert.Equal([], definition.Inputs.Except(definition.Path).Except(placed).Where(name => name != definition.TypeInput));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Every_output_has_a_place_in_the_answer(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var placed = ArmShape.Members(
            definition.DefinitionFor(Path(definition)).Body, definition.OutputsKeepProperties, _ => null).Select(member => member.Name);

        Assert.Equal([], definition.Outputs.Except(placed).Where(name => name != "azureApiVersion"));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_id_tells_the_inputs_it_was_made_of(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var path = new ResourcePath(definition, "sub");

        Assert.Equal(Path(definition), path.Inputs(path.Id(Path(definition))!));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_preview_of_a_creation_knows_what_is_given_and_nothing_else(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var inputs = Path(definition);

        var result = await new RecordedAzure().Provider.CreateAsync(new(Values.Resource(token), inputs, Preview: true, null), default);

        Assert.Equal("", result.Id);
        Assert.Equal(definition.Outputs.Order(StringComparer.Ordinal), result.Outputs.Keys);
        Assert.All(
            result.Outputs.Where(output => !inputs.ContainsKey(output.Key)),
            output => Assert.IsType<PropertyValue.Unknown>(output.Value));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_change_of_any_part_of_the_id_replaces_the_resource(string token)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var old = Path(definition);
        foreach (var name in definition.Path)
        {
            var diff = await new RecordedAzure().Provider.DiffAsync(
                new(Values.Resource(token), "id", old, PropertyMap.Empty, old.With(name, "other")), default);

            Assert.Equal(PropertyChange.UpdateReplace, Assert.Single(diff.Changes).Value);
            Assert.True(diff.DeleteBeforeReplace);
        }
    }

    private static PropertyMap Path(ResourceDefinition definition)
        => new(definition.Path.Concat(definition.TypeInput is { } input ? [input] : [])
            .Select(name => KeyValuePair.Create(name, (PropertyValue)(name switch
            {
                "recordType" => "A",
                "scope" or "resourceUri" => "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso",
                _ => $"{name}1",
            }))));
}
