namespace GeoRegistry.Configuration;

/// <summary>
/// A value that is encrypted in the stack's file has to stay a secret all the way. Only some values do; any other becomes an ordinary input of a
/// resource, which Pulumi keeps and shows in clear (https://www.pulumi.com/docs/iac/concepts/secrets/).
/// </summary>
internal static class MisplacedSecrets
{
    /// <summary>The settings that the program hands to Azure as secrets.</summary>
    private const string Kept = "webhooks[].serviceUri and headers, events.subscriptions[].endpoint.webhook, "
        + "tasks[].step.secretValues and contextAccessToken, and actionGroups[].webhooks[].uri";

    /// <summary>Reports encrypted values in other places. What else is wrong with them does not matter then.</summary>
    internal static void Check(ReadingContext context)
    {
        foreach (var path in context.LeakingPaths.Where(path => path.StartsWith($"{ConfigurationKeys.Namespace}:", StringComparison.Ordinal)))
        {
            _ = context.Errors.RemoveAll(mistake => mistake.Path == path);
            context.Errors.Add(new(
                path,
                "[secret]",
                $"is no place for a secret: the value would be in clear in the state, in plans and in Azure; secrets are kept in {Kept}",
                $"pulumi config set --path '{path}' VALUE, if the value is no secret"));
        }
    }
}
