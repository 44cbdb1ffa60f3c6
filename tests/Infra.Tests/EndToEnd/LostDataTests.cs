using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>The preview of the whole program reports changes that lose a registry's data.</summary>
public class LostDataTests
{
    private const string Contoso = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }] }";

    [Fact]
    public async Task A_corrected_typo_in_the_name_of_the_one_registry_in_a_place_is_refused_with_what_it_means_for_the_images()
    {
        await using var stack = await TestStack.DeployedAsync(Contoso);

        var preview = await stack.PreviewAsync(Contoso.Replace("contoso", "contosoo", StringComparison.Ordinal));

        Assert.Equal(RunOutcome.Failed, preview.Result.Outcome);
        Assert.Contains(preview.Errors, error => error.Contains("delete contoso with all its images", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_corrected_typo_in_the_name_of_one_of_several_registries_says_that_the_images_are_lost_and_how_to_keep_them()
    {
        const string fabrikam = "\n- { name: fabrikam, resourceGroup: rg-registry, homeRegion: westeurope }";
        await using var stack = await TestStack.DeployedAsync(Contoso + fabrikam);

        var preview = await stack.PreviewAsync(Contoso.Replace("contoso", "contosoo", StringComparison.Ordinal) + fabrikam);

        Assert.Equal(RunOutcome.Succeeded, preview.Result.Outcome);
        var warning = Assert.Single(
            preview.Warnings,
            warning => warning.StartsWith("deleting the registry 'contoso' deletes all of its images for good, in all of its 2 regions (westeurope, "
                + "eastus).", StringComparison.Ordinal));
        Assert.Contains("az acr import --name contosoo --source contoso.azurecr.io/", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_replica_says_what_its_region_loses()
    {
        await using var stack = await TestStack.DeployedAsync(Contoso);

        var preview = await stack.PreviewAsync(Contoso.Replace("{ region: eastus }", "", StringComparison.Ordinal));

        Assert.Contains(
            preview.Warnings,
            warning => warning.StartsWith("deleting the replica 'eastus' leaves eastus without its copy of the registry", StringComparison.Ordinal));
    }
}
