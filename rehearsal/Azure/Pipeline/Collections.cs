using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Resources;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Lists: of one type in a scope, of all resources in a scope, of subscriptions and of regions.</summary>
internal static partial class Collections
{
    private const int PageSize = 100;

    /// <summary>Lists the resources of a type directly in the scope; for a subscription or resource group, also those in the groups of it.</summary>
    internal static ArmResponse OfType(CloudSession session, ArmRequest request, string typeName)
    {
        var type = AddressChecks.FindType(typeName, request.ApiVersion);
        var scope = request.Address.Id;
        CheckScope(session, scope);
        var scopes = scope.Is(ArmId.SubscriptionType)
            ? session.Contents.Children(scope, ArmId.ResourceGroupType).Select(group => group.ArmId).Prepend(scope)
            : [scope];
        return Page(request, scopes.SelectMany(id => session.Contents.Children(id, type.Name)), resource => ResourceView.Render(session, resource, type));
    }

    /// <summary>Lists what is directly in a group or in the groups of a subscription, as generic resources, of one type if a filter says so.</summary>
    internal static ArmResponse Generic(CloudSession session, ArmRequest request)
    {
        _ = request.ApiVersion;
        var scope = request.Address.Id;
        CheckScope(session, scope);
        var resources = scope.Is(ArmId.SubscriptionType) ? InSubscription(session, scope) : session.Contents.Children(scope);
        if (request.Query.GetValueOrDefault("$filter") is { Length: > 0 } filter)
        {
            var match = ResourceTypeFilter().Match(filter);
            if (!match.Success)
            {
                throw ArmException.BadRequest(
                    "InvalidFilterInQueryString", $"Invalid $filter '{filter}' specified in the query string; supported is resourceType eq 'TYPE'.", "$filter");
            }

            resources = resources.Where(resource => resource.ArmId.Is(match.Groups["type"].Value));
        }

        return Page(request, resources.Where(resource => !resource.ArmId.Is(ArmId.ResourceGroupType) && !ResourceProviders.IsMark(resource)), Summary);
    }

    /// <summary>Lists the subscriptions: the default one, and those that have resource groups.</summary>
    internal static ArmResponse Subscriptions(CloudSession session)
    {
        var ids = session.Contents.OfType(ArmId.ResourceGroupType).Select(group => group.ArmId.Parent!.Name)
            .Prepend(SimulatedTenant.SubscriptionId).Distinct(StringComparer.OrdinalIgnoreCase);
        return new(200, new JsonObject { ["value"] = new JsonArray([.. ids.Select(Subscription)]) });
    }

    /// <summary>A subscription.</summary>
    internal static JsonObject Subscription(string id) => new()
    {
        ["id"] = $"/subscriptions/{id}",
        ["subscriptionId"] = id,
        ["tenantId"] = SimulatedTenant.TenantId,
        ["displayName"] = "Rehearsal",
        ["state"] = "Enabled",
    };

    /// <summary>Lists the regions that a subscription can use.</summary>
    internal static ArmResponse Locations(CloudSession session, ArmId scope)
    {
        CheckScope(session, scope);
        var regions = session.Regions.OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => new JsonObject { ["id"] = $"{scope.Text}/locations/{region.Key}", ["name"] = region.Key, ["displayName"] = region.Value });
        return new(200, new JsonObject { ["value"] = new JsonArray([.. regions]) });
    }

    private static void CheckScope(CloudSession session, ArmId scope)
    {
        AddressChecks.CheckParents(session, scope);
        if (!AddressChecks.Exists(session, scope))
        {
            throw ArmException.NotFound(scope);
        }
    }

    private static IEnumerable<StoredResource> InSubscription(CloudSession session, ArmId subscription)
        => session.Contents.Children(subscription)
            .SelectMany(resource => resource.ArmId.Is(ArmId.ResourceGroupType) ? session.Contents.Children(resource.ArmId) : [resource]);

    private static ArmResponse Page(ArmRequest request, IEnumerable<StoredResource> resources, Func<StoredResource, JsonObject> render)
    {
        var size = Number(request, "$top", PageSize, minimum: 1);
        var start = Number(request, "$skiptoken", 0, minimum: 0);
        var page = resources.Skip(start).Take(size + 1).ToList();
        var body = new JsonObject { ["value"] = new JsonArray([.. page.Take(size).Select(render)]) };
        if (page.Count > size)
        {
            var query = new Dictionary<string, string>(request.Query, StringComparer.OrdinalIgnoreCase)
            {
                ["$skiptoken"] = (start + size).ToString(CultureInfo.InvariantCulture),
            };
            body["nextLink"] = (request with { Query = query }).Link;
        }

        return new(200, body);
    }

    private static int Number(ArmRequest request, string parameter, int otherwise, int minimum)
        => !request.Query.TryGetValue(parameter, out var text)
            ? otherwise
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= minimum
                ? number
                : throw ArmException.BadRequest(
                    "InvalidQueryParameterValue",
                    $"The value '{text}' of the query parameter '{parameter}' is not a whole number of at least {minimum}.",
                    parameter);

    private static JsonObject Summary(StoredResource resource)
    {
        var summary = new JsonObject { ["id"] = resource.Id, ["name"] = resource.ArmId.Name, ["type"] = resource.ArmId.Type };
        foreach (var name in (string[])["location", "tags", "sku", "kind", "identity", "managedBy"])
        {
            if (resource.Body[name] is { } value)
            {
                summary[name] = value.DeepClone();
            }
        }

        return summary;
    }

    [GeneratedRegex("^resourceType eq '(?<type>[^']+)'$", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceTypeFilter();
}
