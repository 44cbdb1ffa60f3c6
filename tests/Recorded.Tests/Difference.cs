namespace Recorded.Tests;

/// <summary>Something that the rehearsal's provider does in another way than was recorded.</summary>
/// <param name="Case">The recording.</param>
/// <param name="What">The call and what of it differs, such as <c>Create azure-native:keyvault:Key contoso-key: requests</c>.</param>
/// <param name="Recorded">How it was recorded.</param>
/// <param name="Actual">How it is.</param>
internal sealed record Difference(string Case, string What, string Recorded, string Actual)
{
    public override string ToString() => $"{Case}: {What}\n  recorded: {Recorded}\n  is:       {Actual}";
}
