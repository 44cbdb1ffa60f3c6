using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>Adds the identity to requests. The simulated Azure has one identity; real tokens are never requested, so none can leak.</summary>
internal sealed class RehearsalIdentityPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Authorization", "Bearer rehearsal");
}
