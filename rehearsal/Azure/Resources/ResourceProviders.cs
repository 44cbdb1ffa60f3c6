using System.Text.Json.Nodes;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Resources;

/// <summary>
/// Provider namespaces: which API versions a resource type has, and whether the subscription is registered to use a namespace. It is registered for
/// all namespaces until one is unregistered, so that a rehearsal need not begin with minutes of waiting.
/// </summary>
internal static class ResourceProviders
{
    private const string MarkType = "Microsoft.Resources/providers";

    // Nobody has to register them, and nobody can unregister them.
    private static readonly string[] RegistrationFree = ["Microsoft.Authorization", "Microsoft.Resources"];

    /// <summary>Whether a stored resource is none, but says that a namespace is not registered. It is removed when the registration is done.</summary>
    internal static bool IsMark(StoredResource resource) => resource.ArmId.Is(MarkType);

    /// <exception cref="ArmException">There is no such namespace.</exception>
    internal static ArmResponse Describe(CloudSession session, ArmId subscription, string providerNamespace)
    {
        var types = TypesOf(providerNamespace);
        var spelling = types[0][0];
        return new(200, new JsonObject
        {
            ["id"] = $"{subscription.Text}/providers/{spelling}",
            ["namespace"] = spelling,
            ["registrationPolicy"] = IsRegistrationFree(spelling) ? nameof(RegistrationFree) : "RegistrationRequired",
            ["registrationState"] = session.Find(Mark(subscription, spelling)) is not { } mark ? "Registered"
                : mark.IsBeingDeleted ? "Registering" : "Unregistered",
            ["resourceTypes"] = new JsonArray([.. types.Select(type => Describe(session, spelling, type[1]))]),
        });
    }

    /// <summary>Registers or unregisters a namespace; null when the action is another one.</summary>
    /// <param name="registrationTime">How long a registration takes.</param>
    /// <exception cref="ArmException">There is no such namespace.</exception>
    internal static ArmResponse? Act(CloudSession session, ArmId subscription, string providerNamespace, string action, TimeSpan registrationTime)
    {
        var mark = Mark(subscription, providerNamespace);
        switch (action.ToLowerInvariant())
        {
            case "register" when session.Find(mark) is { IsBeingDeleted: false } unregistered:
                Register(session, unregistered, registrationTime);
                break;
            case "unregister" when !IsRegistrationFree(TypesOf(providerNamespace)[0][0]):
                session.Put(new(mark.Text, [], session.Now, session.Now, Pending: null));
                break;
            case "register" or "unregister":
                break;
            default:
                return null;
        }

        return Describe(session, subscription, providerNamespace);
    }

    /// <summary>Checks that the subscription of a resource may use the namespace of its type.</summary>
    /// <exception cref="ArmException">It may not.</exception>
    internal static void CheckRegistered(CloudSession session, ArmId id)
    {
        if (id.Subscription is { } subscription && session.Find(Mark(subscription, id.Namespace)) is not null)
        {
            const string code = "MissingSubscriptionRegistration";
            var message = $"The subscription is not registered to use namespace '{id.Namespace}'. "
                + "See https://aka.ms/rps-not-found for how to register subscriptions.";
            throw new ArmException(409, new ArmError(code, message) { Details = [new(code, message, id.Namespace)] });
        }
    }

    private static void Register(CloudSession session, StoredResource mark, TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            session.Put(mark with { Pending = new PendingWork(PendingWork.Deleting, session.Now + time) });
        }
        else
        {
            session.Remove(mark.ArmId);
        }
    }

    private static ArmId Mark(ArmId subscription, string providerNamespace) => subscription.Provided("Microsoft.Resources", "providers", providerNamespace);

    private static bool IsRegistrationFree(string providerNamespace) => RegistrationFree.Contains(providerNamespace, StringComparer.OrdinalIgnoreCase);

    private static List<string[]> TypesOf(string providerNamespace)
        => ArmTypeCatalogue.Shared.ResourceTypes(providerNamespace).Select(type => type.Split('/', 2)).ToList() is { Count: > 0 } types
            ? types
            : throw AddressChecks.InvalidNamespace(providerNamespace);

    private static JsonObject Describe(CloudSession session, string providerNamespace, string type) => new()
    {
        ["resourceType"] = type,
        ["locations"] = new JsonArray([.. session.Regions.Values.Order(StringComparer.Ordinal)]),
        ["apiVersions"] = new JsonArray([.. ArmTypeCatalogue.Shared.ApiVersions($"{providerNamespace}/{type}")]),
    };
}
