using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Reading;

/// <summary>Keeps secret in the outputs what was secret in the inputs.</summary>
internal static class SecretMarks
{
    /// <summary>The outputs with the marks of the inputs and of what is always secret.</summary>
    internal static PropertyMap Carry(PropertyMap inputs, PropertyMap outputs, IReadOnlyCollection<string> alwaysSecret)
        => new(outputs.Select(output => KeyValuePair.Create(output.Key, alwaysSecret.Contains(output.Key)
            ? Secret(output.Value)
            : inputs.TryGetValue(output.Key, out var input) ? Carry(input, output.Value) : output.Value)));

    private static PropertyValue Carry(PropertyValue input, PropertyValue output) => (input, output) switch
    {
        (PropertyValue.Secret, _) => Secret(output),
        (PropertyValue.Map from, PropertyValue.Map to) => new PropertyValue.Map(Carry(from.Members, to.Members, [])),
        (PropertyValue.List from, PropertyValue.List to) when from.Items.Length == to.Items.Length
            => new PropertyValue.List([.. from.Items.Zip(to.Items, Carry)]),
        // Azure returned another number of items: it is unknown which one is secret.
        (PropertyValue.List from, PropertyValue.List) when from.Items.Any(HoldsSecret) => Secret(output),
        _ => output,
    };

    private static bool HoldsSecret(PropertyValue value) => value switch
    {
        PropertyValue.Secret => true,
        PropertyValue.Map map => map.Members.Values.Any(HoldsSecret),
        PropertyValue.List list => list.Items.Any(HoldsSecret),
        _ => false,
    };

    private static PropertyValue Secret(PropertyValue value) => value is PropertyValue.Secret ? value : new PropertyValue.Secret(value);
}
