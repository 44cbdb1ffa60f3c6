using System.Collections.Immutable;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers;

/// <summary>How one instance of a provider is configured: the default one of a package by the stack, an explicit one by the program.</summary>
/// <param name="Place">Prefix of a setting's name in messages, so that people find it: <c>azure-native:</c>, or <c>provider 'hub', </c>.</param>
/// <param name="Values">The settings by name; unknown ones in previews.</param>
/// <param name="Variables">Environment variables, which count where there is no setting.</param>
internal sealed record ProviderConfiguration(string Place, PropertyMap Values, ImmutableDictionary<string, string> Variables)
{
    /// <summary>A setting and where it is from; null where nothing is said. An empty setting counts, an empty variable does not.</summary>
    /// <param name="variables">The environment variables for it, the most important one first.</param>
    internal ProviderSetting? Find(string name, params ReadOnlySpan<string> variables)
    {
        if (Values.TryGetValue(name, out var value) && value.Plain is not PropertyValue.Null)
        {
            return new(Place + name, value.Plain);
        }

        foreach (var variable in variables)
        {
            if (Variables.GetValueOrDefault(variable) is { Length: > 0 } text)
            {
                return new(variable, text);
            }
        }

        return null;
    }
}

/// <param name="Place">Where it is set, as a person finds it: <c>azure-native:location</c>, <c>provider 'hub', location</c> or <c>ARM_TENANT_ID</c>.</param>
/// <param name="Value">Its value, without the mark that it is secret.</param>
internal sealed record ProviderSetting(string Place, PropertyValue Value);
