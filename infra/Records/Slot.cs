namespace GeoRegistry.Records;

/// <summary>What Azure gives to one at a time, such as a subnet's addresses, and who has it by the settings.</summary>
/// <param name="Key">What tells it apart in a registry's settings; letter case does not.</param>
/// <param name="Holder">Who has it: what the settings call it in Azure. Letter case does not tell holders apart.</param>
/// <param name="Refuse">Says why it cannot go from the recorded holder to another at once, and what works.</param>
internal sealed record Slot(string Key, string Holder, Func<string, string> Refuse)
{
    /// <summary>The name in Azure where it is not in the part's name in the stack, so that its letter case has to be remembered; null elsewhere.</summary>
    internal string? Name { get; init; }
}
