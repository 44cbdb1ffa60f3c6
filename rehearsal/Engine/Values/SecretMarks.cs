namespace Rehearsal.Engine.Values;

/// <summary>Keeps secret in one version of a resource's properties what is secret in another one.</summary>
internal static class SecretMarks
{
    /// <summary>The outputs, in which everything is secret that is secret in the inputs, and what is always secret.</summary>
    /// <param name="inputs">Properties that are marked already.</param>
    /// <param name="outputs">Properties of the same resource.</param>
    /// <param name="alwaysSecret">Names of outputs that are secret whatever the inputs are.</param>
    internal static PropertyMap Carry(PropertyMap inputs, PropertyMap outputs, IReadOnlyCollection<string> alwaysSecret)
        => new(outputs.Select(output => KeyValuePair.Create(output.Key, alwaysSecret.Contains(output.Key)
            ? Secret(output.Value)
            : inputs.TryGetValue(output.Key, out var input) ? Carry(input, output.Value) : output.Value)));

    private static PropertyValue Carry(PropertyValue input, PropertyValue output) => (input, output) switch
    {
        (_, PropertyValue.Secret) => output,
        (PropertyValue.Secret, _) => Secret(output),
        (PropertyValue.Map from, PropertyValue.Map to) => new PropertyValue.Map(Carry(from.Members, to.Members, [])),
        (PropertyValue.List from, PropertyValue.List to) when from.Items.Length == to.Items.Length
            => new PropertyValue.List([.. from.Items.Zip(to.Items, Carry)]),
        // With another number of items it is not known which of them is secret.
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
