namespace Rehearsal.Azure.Addresses;

/// <summary>The id of a resource, resource group or subscription, as a chain of parents that ends at the tenant. Compared without regard to case.</summary>
internal sealed class ArmId
{
    internal const string SubscriptionType = "Microsoft.Resources/subscriptions";
    internal const string ResourceGroupType = "Microsoft.Resources/resourceGroups";
    internal const string RoleAssignmentType = "Microsoft.Authorization/roleAssignments";

    private ArmId(ArmId? parent, string text, string type, string name)
    {
        Parent = parent;
        Text = text;
        Type = type;
        Name = name;
        Key = text.ToLowerInvariant();
    }

    /// <summary>The root of all ids.</summary>
    internal static ArmId Tenant { get; } = new(null, "", "Microsoft.Resources/tenants", "");

    /// <summary>What the resource is in: a resource, resource group, subscription or the tenant; null for the tenant itself.</summary>
    internal ArmId? Parent { get; }

    /// <summary>The id as it was spelt, beginning with a slash.</summary>
    internal string Text { get; }

    /// <summary>The full type, such as <c>Microsoft.ContainerRegistry/registries/replications</c>.</summary>
    internal string Type { get; }

    /// <summary>The last part of the name.</summary>
    internal string Name { get; }

    /// <summary>The same for all spellings of the id.</summary>
    internal string Key { get; }

    /// <summary>The provider namespace, such as <c>Microsoft.ContainerRegistry</c>.</summary>
    internal string Namespace => Type.Split('/')[0];

    /// <summary>The subscription it is in or is itself, if any.</summary>
    internal ArmId? Subscription => SelfAndAncestors.FirstOrDefault(id => id.Is(SubscriptionType));

    /// <summary>The resource group it is in or is itself, if any.</summary>
    internal ArmId? ResourceGroup => SelfAndAncestors.FirstOrDefault(id => id.Is(ResourceGroupType));

    /// <summary>This id, its parent and so on up to the tenant.</summary>
    internal IEnumerable<ArmId> SelfAndAncestors
    {
        get
        {
            for (var id = this; id is not null; id = id.Parent)
            {
                yield return id;
            }
        }
    }

    /// <summary>Whether it is of this type.</summary>
    internal bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>A resource that belongs to this one, such as a registry's replica; with types as in <c>replications</c>.</summary>
    internal ArmId Child(string type, string name) => new(this, $"{Text}/{type}/{name}", $"{Type}/{type}", name);

    /// <summary>A resource of a provider in or on this one; with a type as in <c>registries</c>.</summary>
    internal ArmId Provided(string providerNamespace, string type, string name)
        => new(this, $"{Text}/providers/{providerNamespace}/{type}/{name}", $"{providerNamespace}/{type}", name);

    /// <summary>A subscription.</summary>
    internal static ArmId OfSubscription(string id) => new(Tenant, $"/subscriptions/{id}", SubscriptionType, id);

    /// <summary>A resource group of this subscription.</summary>
    internal ArmId WithResourceGroup(string name) => new(this, $"{Text}/resourceGroups/{name}", ResourceGroupType, name);

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">It is not the id of one resource.</exception>
    internal static ArmId Parse(string text)
        => ArmAddress.Parse(text) is { Tail: null } address ? address.Id : throw new FormatException($"'{text}' is not the id of a resource.");

    public override string ToString() => Text;
}
