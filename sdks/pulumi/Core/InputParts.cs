namespace Pulumi;

/// <summary>What an input list is made of, in order: inputs (one element each) and outputs of several elements.</summary>
internal sealed record InputParts(IReadOnlyList<object> Parts);

/// <summary>What an input map is made of; a later entry of a key replaces an earlier one.</summary>
/// <param name="Parts">One value with its key, or without a key an output of several entries.</param>
internal sealed record InputEntries(IReadOnlyList<(string? Key, object Value)> Parts);
