using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>A registry that exists is found by its id, and so is in a group that exists, under a name that is known.</summary>
internal static class Adoption
{
    internal static void Check(ConfigNode registry, StackContext stack)
    {
        if (registry["adopt"].Flag is not true)
            return;
        if (registry["uniqueSuffix"].Flag is true)
            registry["uniqueSuffix"].Report("must be false, or left out, with adopt: true: the registry has its name already", "give the whole name as name");
        if (registry["existingResourceGroup"].Flag is not true)
            registry["existingResourceGroup"].Report("must be true with adopt: true: the registry is in a group that exists", "true");
        if (stack.SubscriptionId is null)
        {
            registry["adopt"].Report(
                "is possible only where the subscription is known",
                "pulumi config set azure-native:subscriptionId SUBSCRIPTION_ID, or set ARM_SUBSCRIPTION_ID");
        }
    }
}
