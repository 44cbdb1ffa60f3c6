using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>Says who asks. The simulated Azure knows one identity; a real token never leaves this program, since none is ever got.</summary>
internal sealed class RehearsalIdentityPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Authorization", "Bearer rehearsal");
}
