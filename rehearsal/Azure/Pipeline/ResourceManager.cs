using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Authorization;
using Rehearsal.Azure.KeyVault;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Resources;
using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Answers requests to Azure Resource Manager, and to the key vaults themselves.</summary>
/// <param name="session">The cloud during this request.</param>
/// <param name="options">How long things take.</param>
internal sealed class ResourceManager(CloudSession session, SimulatedAzureOptions options)
{
    /// <exception cref="ArmException">The request is refused.</exception>
    internal ArmResponse Answer(ArmRequest request) => request.Address switch
    {
        _ when VaultRequests.Are(request) => VaultRequests.Answer(session, request),
        { Tail: { } tail } address when request.Method == "GET" => AnswerCollection(request, address, tail.ToLowerInvariant()),
        { Tail: not null } when request.Method == "POST" => Act(request),
        { Tail: not null } => throw new ArmException(405, "MethodNotAllowed", $"{request.Method} is not possible on '{request.Path}'."),
        var address when AsynchronousOperations.IsPolled(address) => AsynchronousOperations.Poll(session, request),
        var address when address.Id.Is(ArmId.SubscriptionType) => Subscription(request),
        _ => request.Method switch
        {
            "GET" => new(200, Read(request)),
            "HEAD" => new(204, Read(request)),
            "PUT" => Changed(request, Pipeline.Put(request.Address.Id, request.ApiVersion, request.ObjectBody)),
            "PATCH" => Changed(request, Pipeline.Patch(request.Address.Id, request.ApiVersion, request.ObjectBody)),
            "DELETE" => Deleted(request, Pipeline.Delete(request.Address.Id, request.ApiVersion)),
            _ => throw new ArmException(405, "MethodNotAllowed", $"{request.Method} is not possible on '{request.Path}'."),
        },
    };

    private ResourcePipeline Pipeline => new(session, options);

    private ArmResponse AnswerCollection(ArmRequest request, ArmAddress address, string tail)
    {
        _ = request.ApiVersion;
        return tail switch
        {
            "subscriptions" when address.Id.Parent is null => Collections.Subscriptions(session),
            "locations" when address.Id.Is(ArmId.SubscriptionType) => Collections.Locations(session, address.Id),
            "resources" when address.Id.Is(ArmId.SubscriptionType) || address.Id.Is(ArmId.ResourceGroupType) => Collections.Generic(session, request),
            "resourcegroups" when address.Id.Is(ArmId.SubscriptionType) => Collections.OfType(session, request, ArmId.ResourceGroupType),
            _ when address.Id.Is(ArmId.SubscriptionType) && tail.Split('/') is ["providers", var providerNamespace]
                => ResourceProviders.Describe(session, address.Id, providerNamespace),
            // listUsages is an action that is called with GET.
            "listusages" => Act(request),
            _ => Collections.OfType(session, request, address.TailType!),
        };
    }

    private ArmResponse Act(ArmRequest request)
    {
        var (id, tail, tailType) = request.Address;
        if (id.Is(ArmId.SubscriptionType))
        {
            return ActOnSubscription(request, id, tail!, tailType!.Split('/')[0]);
        }

        var type = AddressChecks.FindType(id.Type, request.ApiVersion);
        AddressChecks.CheckParents(session, id);
        var resource = session.Find(id) ?? throw ArmException.NotFound(id);
        if (request.Method == "POST")
        {
            ResourceProviders.CheckRegistered(session, id);
            ManagementLocks.CheckChange(session, id);
        }

        return new(200, ResourceBehaviours.For(type.Name).Act(session, resource, tail!, request.Body) ?? throw NoAction(request));
    }

    private ArmResponse ActOnSubscription(ArmRequest request, ArmId subscription, string action, string providerNamespace)
    {
        _ = request.ApiVersion;
        if (!AddressChecks.Exists(session, subscription))
        {
            throw ArmException.NotFound(subscription);
        }

        if (ResourceProviders.Act(session, subscription, providerNamespace, action, options.OperationTime) is { } registration)
        {
            return registration;
        }

        foreach (var (type, behaviour) in ResourceBehaviours.InNamespace(providerNamespace))
        {
            if (behaviour.ActOnSubscription(session, action, request.Body) is { } answer)
            {
                _ = AddressChecks.FindType(type, request.ApiVersion);
                return new(200, answer);
            }
        }

        throw NoAction(request);
    }

    private ArmResponse Subscription(ArmRequest request)
    {
        _ = request.ApiVersion;
        return !AddressChecks.Exists(session, request.Address.Id)
            ? throw ArmException.NotFound(request.Address.Id)
            : request.Method == "GET"
                ? new(200, Collections.Subscription(request.Address.Id.Name))
                : throw new ArmException(405, "MethodNotAllowed", $"{request.Method} is not possible on a subscription.");
    }

    private JsonObject Read(ArmRequest request)
    {
        var id = request.Address.Id;
        var type = AddressChecks.FindType(id.Type, request.ApiVersion);
        AddressChecks.CheckParents(session, id);
        return ResourceView.Render(session, session.Find(id) ?? ResourceBehaviours.For(type.Name).BuiltIn(id) ?? throw ArmException.NotFound(id), type);
    }

    private ArmResponse Changed(ArmRequest request, Outcome outcome)
        => new(outcome.Created ? 201 : 200, ResourceView.Render(session, outcome.Resource, outcome.Type))
        {
            Headers = outcome.Operation is { } operation
                ? AsynchronousOperations.Headers(request, operation, outcome.Resource, session.Now)
                : new Dictionary<string, string>(),
        };

    private ArmResponse Deleted(ArmRequest request, Outcome? outcome) => outcome switch
    {
        null => new(204),
        { Operation: { } operation } => new(202) { Headers = AsynchronousOperations.Headers(request, operation, outcome.Resource, session.Now) },
        _ => new(200),
    };

    private static ArmException NoAction(ArmRequest request)
        => new(404, "InvalidResourceOperation", $"The action '{request.Address.Tail}' was not found on '{request.Address.Id}'.", request.Path);
}
