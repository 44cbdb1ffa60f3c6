using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;

namespace Rehearsal.Tests.ArmTypes;

public class ArmTypeCatalogueTests
{
    private const string Registries = "Microsoft.ContainerRegistry/registries";

    private static ArmResourceType Registry => ArmTypeCatalogue.Shared.Find(Registries, "2025-11-01")!;

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries", "2025-11-01")]
    [InlineData("microsoft.containerregistry/REGISTRIES", "2025-11-01")]
    [InlineData("Microsoft.ContainerRegistry/registries/replications", "2024-11-01-preview")]
    [InlineData("Microsoft.ContainerRegistry/registries/tasks", "2019-04-01")]
    [InlineData("Microsoft.Resources/resourceGroups", "2024-07-01")]
    [InlineData("Microsoft.Resources/deployments", "2024-07-01")]
    [InlineData("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "2024-05-01")]
    public void A_type_is_found_by_name_and_api_version_without_regard_to_case(string type, string apiVersion)
    {
        var found = ArmTypeCatalogue.Shared.Find(type, apiVersion);

        Assert.NotNull(found);
        Assert.Equal(type, found.Name, ignoreCase: true);
        Assert.Equal(apiVersion, found.ApiVersion);
    }

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries", "2025-11-02")]
    [InlineData("Microsoft.ContainerRegistry/registers", "2025-11-01")]
    [InlineData("Contoso.Nothing/registries", "2025-11-01")]
    [InlineData("", "")]
    public void Another_type_or_api_version_is_not_found(string type, string apiVersion)
        => Assert.Null(ArmTypeCatalogue.Shared.Find(type, apiVersion));

    [Fact]
    public void A_type_is_read_once()
        => Assert.Same(Registry, ArmTypeCatalogue.Shared.Find(Registries.ToUpperInvariant(), "2025-11-01"));

    [Fact]
    public void Api_versions_are_listed_newest_first()
    {
        var versions = ArmTypeCatalogue.Shared.ApiVersions(Registries).ToList();

        Assert.Contains("2025-11-01", versions);
        Assert.Contains("2026-01-01-preview", versions);
        Assert.Equal(versions.OrderDescending(StringComparer.Ordinal), versions);
        Assert.Empty(ArmTypeCatalogue.Shared.ApiVersions("Microsoft.ContainerRegistry/registers"));
    }

    [Fact]
    public void Resource_types_of_a_namespace_are_listed()
    {
        var types = ArmTypeCatalogue.Shared.ResourceTypes("microsoft.containerregistry").ToList();

        Assert.Contains("Microsoft.ContainerRegistry/registries/replications", types);
        Assert.DoesNotContain(types, type => type.StartsWith("Microsoft.ContainerRegistry.Admin/", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(ArmTypeCatalogue.Shared.ResourceTypes("Contoso.Nothing"));
    }

    [Fact]
    public void A_name_has_its_pattern_and_lengths()
    {
        var name = Assert.IsType<StringType>(Registry.NameType);

        Assert.Equal((5, 50, "^[a-zA-Z0-9]*$"), (name.MinLength, name.MaxLength, name.Pattern));
    }

    [Fact]
    public void A_body_has_what_a_request_may_say_besides_its_address()
    {
        Assert.Equal(
            ["identity", "location", "properties", "sku", "systemData", "tags"],
            Registry.BodyProperties.Keys.Order(StringComparer.Ordinal));
        Assert.True(Registry.BodyProperties["sku"].IsRequired);
        Assert.True(Registry.BodyProperties["systemData"].IsReadOnly);
        Assert.False(Registry.BodyProperties["properties"].IsRequired);
        Assert.True(Registry.HasLocation);
        Assert.False(ArmTypeCatalogue.Shared.Find("Microsoft.ContainerRegistry/registries/scopeMaps", "2025-11-01")!.HasLocation);
    }

    [Fact]
    public void Functions_have_their_output()
    {
        var credentials = Registry.Functions["listCredentials"];

        Assert.Contains("passwords", credentials.Output.Type.PropertiesFor(null).Keys);
    }

    [Fact]
    public void Types_that_go_on_other_resources_are_extensions()
    {
        Assert.True(ArmTypeCatalogue.Shared.Find("Microsoft.Authorization/roleAssignments", "2022-04-01")!.IsExtension);
        Assert.False(Registry.IsExtension);
        Assert.Equal(ScopeType.ResourceGroup, Registry.WritableScopes);
    }

    [Fact]
    public void Kinds_of_a_discriminated_object_have_its_common_properties_too()
    {
        var script = ArmTypeCatalogue.Shared.Find("Microsoft.Resources/deploymentScripts", "2023-08-01")!.Body;

        Assert.Equal("kind", script.Discriminator);
        Assert.Contains("location", script.PropertiesFor("azurecli").Keys);
        Assert.Contains("properties", script.PropertiesFor("AzureCLI").Keys);
        Assert.DoesNotContain("properties", script.PropertiesFor("Fortran").Keys);
        Assert.Null(script.FindKind("Fortran"));
    }

    [Fact]
    public void Enumerations_that_may_grow_are_told_from_closed_ones()
    {
        var sku = Registry.BodyProperties["sku"].Type.Type.PropertiesFor(null)["name"].Type.Type;
        var identity = Registry.BodyProperties["identity"].Type.Type.PropertiesFor(null)["type"].Type.Type;

        Assert.Equal(["Classic", "Basic", "Standard", "Premium"], sku.LiteralValues);
        Assert.True(sku.IsOpenEnumeration);
        Assert.False(identity.IsOpenEnumeration);
        Assert.Contains("SystemAssigned, UserAssigned", identity.LiteralValues);
    }

    [Fact]
    public void Tags_may_have_any_name_and_other_objects_may_not()
    {
        Assert.IsType<StringType>(Registry.BodyProperties["tags"].Type.Type.AdditionalPropertiesType);
        Assert.Null(Registry.BodyProperties["sku"].Type.Type.AdditionalPropertiesType);
    }

    [Fact]
    public void Secrets_are_marked()
    {
        var parameters = ArmTypeCatalogue.Shared.Find("Microsoft.ContainerRegistry/registries/webhooks", "2025-11-01")!
            .BodyProperties["properties"].Type.Type.PropertiesFor(null);

        Assert.True(parameters["serviceUri"].Type.Type.IsSensitive);
        Assert.False(parameters["scope"].Type.Type.IsSensitive);
    }
}
