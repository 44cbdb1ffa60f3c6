using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Cutovers;

/// <summary>
/// Checks changes of a registry that cut clients off unless something exists before, by what Azure has now. The registry's update is the first call of a
/// run, since all its parts need it, so what has to exist before takes a separate run.
/// </summary>
internal static class SafeCutover
{
    /// <summary>Checks all registries; resources that depend on the result are registered once all of them have passed.</summary>
    /// <param name="registries">The registries and their names in Azure.</param>
    /// <param name="after">What the check waits for.</param>
    /// <returns>No resources, available once every registry has passed.</returns>
    /// <exception cref="RunException">Raised in the result: a change would cut clients off.</exception>
    internal static InputList<Resource> Check(
        IEnumerable<(RegistrySettings Settings, Output<string> Name)> registries, InputList<Resource> after)
    {
        var refusals = Output.All(registries.Select(registry => Check(registry.Settings, registry.Name, after)));
        var passed = refusals.Apply(refused => refused.SelectMany(sentences => sentences).ToList() is [_, ..] sentences
            ? throw new RunException(string.Join(Environment.NewLine, sentences))
            : ImmutableArray<Resource>.Empty);
        // By way of a task, so that nothing waits for a name that is not known yet.
        return Output.Create(GateAsync(passed, after));
    }

    private static async Task<ImmutableArray<Resource>> GateAsync(Output<ImmutableArray<Resource>> passed, InputList<Resource> after)
    {
        _ = await OutputUtilities.GetValueAsync(after.ToOutput());
        _ = await OutputUtilities.GetValueAsync(passed);
        return [];
    }

    private static Output<ImmutableArray<string>> Check(RegistrySettings settings, Output<string> name, InputList<Resource> after)
    {
        var recordedMode = ModeRecord.Declare(settings, after);
        // No other change of a registry can cut clients off, so Azure is not asked about others.
        if (settings.Newer is null && (settings.PublicAccess.Enabled || settings.PrivateAccess.Endpoints is []) && !KeyIdentity.IsAskedFor(settings))
            return recordedMode.Apply(_ => ImmutableArray<string>.Empty);
        return Output.Tuple(name, recordedMode, after.ToOutput()).Apply(async known =>
        {
            var (azureName, mode, _) = known;
            var (existing, answered) = await RegistryInAzure.FindAsync(settings.ResourceGroup, azureName, settings.ApiVersion);
            if (existing is not null)
                return [.. KeyIdentity.Check(settings, existing), .. CheckMode(settings, existing, mode), .. CheckClosing(settings, azureName, existing)];
            if (answered)
                return [.. KeyIdentity.Check(settings, existing)];
            if (!Deployment.Instance.IsDryRun)
            {
                Log.Warn($"The registry {azureName} cannot be read, so nobody has checked whether this run cuts clients off: see that the identity that "
                    + "deploys has Microsoft.ContainerRegistry/registries/read.");
            }

            return ImmutableArray<string>.Empty;
        });
    }

    private static IEnumerable<string> CheckMode(RegistrySettings settings, RegistryInAzure existing, string? recordedMode)
    {
        if (existing.RoleAssignmentMode is not { } now || now == settings.RoleAssignmentMode)
            yield break;
        if (!settings.Access.IsEmpty && recordedMode != now)
        {
            yield return $"The registry {settings.Name} cannot go from roleAssignmentMode: {now} to {settings.RoleAssignmentMode} in this run: nobody in "
                + $"access has the roles that count then. First keep {now}, add accessInBothModes: true and run up, which gives everybody the roles of "
                + "both modes; change roleAssignmentMode in a later run, and remove accessInBothModes in one after that.";
            yield break;
        }

        Log.Warn($"The registry {settings.Name} goes from roleAssignmentMode: {now} to {settings.RoleAssignmentMode}. {Consequences(settings)}");
    }

    private static string Consequences(RegistrySettings settings)
        => "Every client has to sign in again: the tokens and credentials that it has become invalid, and it may take minutes until new ones work in all "
            + "regions. "
            + (settings.HasRepositoryPermissions
                ? "AcrPull, AcrPush and AcrDelete that are given elsewhere stop counting, Owner, Contributor and Reader no longer reach images, and tasks "
                    + "only with an identity that has a role."
                : "Roles by repository that are given elsewhere stop counting.");

    private static IEnumerable<string> CheckClosing(RegistrySettings settings, string azureName, RegistryInAzure existing)
    {
        if (!existing.IsPublic || settings.PublicAccess.Enabled)
            yield break;
        var missing = settings.PrivateAccess.Endpoints
            .Select(endpoint => endpoint.Name)
            .Where(name => !existing.ConnectedEndpoints.Contains($"{azureName}-{name}"))
            .ToList();
        if (missing is not [])
        {
            yield return $"The registry {settings.Name} cannot be closed to the internet in this run: its private endpoints {string.Join(", ", missing)} are "
                + "not connected yet, so nobody could reach it until they are. First give publicAccess: { enabled: true } and run up, which makes the "
                + "endpoints and their DNS records; close the registry in a later run by removing it.";
            yield break;
        }

        Log.Warn($"The registry {settings.Name} is closed to the internet: from now on only networks with a private endpoint reach it.");
    }
}
