namespace GeoRegistry.Azure;

/// <summary>Ids of resources in Azure Resource Manager: <c>/subscriptions/ID/resourceGroups/NAME/providers/NAMESPACE/TYPE/NAME</c>.</summary>
public static class ResourceIds
{
    private static readonly StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether a text is the id of a resource of a type that is in a resource group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The full type, such as <c>Microsoft.Network/virtualNetworks/subnets</c>.</param>
    public static bool IsOfType(string text, string type)
    {
        var types = type.Split('/');
        return text.Split('/') is ["", var subscriptions, var subscription, var groups, var group, var providers, var space, .. var names]
            && subscriptions.Equals("subscriptions", IgnoreCase)
            && Guid.TryParse(subscription, out _)
            && groups.Equals("resourceGroups", IgnoreCase)
            && ResourceGroupNames.IsValid(group)
            && providers.Equals("providers", IgnoreCase)
            && space.Equals(types[0], IgnoreCase)
            && names.Length == (types.Length - 1) * 2
            && types.Skip(1).Index().All(level => names[level.Index * 2].Equals(level.Item, IgnoreCase) && names[(level.Index * 2) + 1] is not "");
    }

    /// <summary>How an id of a type looks.</summary>
    public static string Example(string type)
        => $"/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/{type.Split('/')[0]}"
            + string.Concat(type.Split('/').Skip(1).Select(level => $"/{level}/NAME"));

    /// <summary>The id of a resource group.</summary>
    public static string OfGroup(string subscription, string resourceGroup) => $"/subscriptions/{subscription}/resourceGroups/{resourceGroup}";

    /// <summary>The id of what is in a resource group.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="resourceGroup">The name of the resource group.</param>
    /// <param name="path">The namespace, then types and names by turns, such as <c>Microsoft.Network/virtualNetworks/hub/subnets/registry</c>.</param>
    public static string InGroup(string subscription, string resourceGroup, string path) => $"{OfGroup(subscription, resourceGroup)}/providers/{path}";

    /// <summary>The name of the resource that an id belongs to.</summary>
    public static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The resource group in an id.</summary>
    public static string ResourceGroup(string id) => id.Split('/')[4];

    /// <summary>The id of the resource group that a resource is in; for a resource group its own.</summary>
    public static string ResourceGroupId(string id) => string.Join('/', id.Split('/').Take(5));

    /// <summary>The subscription in an id.</summary>
    public static string Subscription(string id) => id.Split('/')[2];

    /// <summary>The id of a role's definition, as a subscription has it.</summary>
    /// <param name="subscription">The subscription of the resource that the role is assigned on.</param>
    /// <param name="guid">The definition's GUID.</param>
    public static string RoleDefinition(string subscription, string guid)
        => $"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{guid}";

    /// <summary>The id of the resource that one is a part of: of the virtual network that a subnet is in.</summary>
    public static string Parent(string id) => string.Join('/', id.Split('/')[..^2]);

    /// <summary>Whether two ids are the same resource's: letter case does not tell them apart.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;
}
