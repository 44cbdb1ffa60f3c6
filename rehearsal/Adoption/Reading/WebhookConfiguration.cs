using System.Collections.Immutable;

namespace Rehearsal.Adoption.Reading;

/// <summary>Where a webhook sends its requests, and with which headers: Azure says it only on request, and without the webhook's name.</summary>
/// <param name="Webhook">The webhook's name; of a file, what the file is called.</param>
/// <param name="ServiceUri">The URI, which may hold a secret.</param>
/// <param name="Headers">The headers; their values may be secrets.</param>
internal sealed record WebhookConfiguration(string Webhook, string ServiceUri, ImmutableSortedDictionary<string, string> Headers);
