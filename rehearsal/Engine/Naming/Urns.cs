using Rehearsal.Engine.Diagnostics;
using Rehearsal.Wording;

namespace Rehearsal.Engine.Naming;

/// <summary>The parts of URNs: <c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c>.</summary>
internal static class Urns
{
    internal const string StackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";
    private const char TypeSeparator = '$';

    /// <param name="parentUrn">URN of the parent; null or empty for none.</param>
    internal static string Of(string stack, string project, string? parentUrn, string type, string name)
    {
        var parentTypes = parentUrn is { Length: > 0 } && QualifiedType(parentUrn) is var qualified && qualified != StackType ? qualified + TypeSeparator : "";
        return string.Concat(Prefix, stack, Separator, project, Separator, parentTypes + type, Separator + name);
    }

    /// <summary>The resource's type token, without those of its parents.</summary>
    internal static string Type(string urn)
    {
        var qualified = QualifiedType(urn);
        return qualified[(qualified.LastIndexOf(TypeSeparator) + 1)..];
    }

    internal static string Name(string urn) => Parts(urn)[3];

    /// <summary>The stack and the project that a resource belongs to.</summary>
    internal static (string Stack, string Project) Home(string urn) => (Parts(urn)[0][Prefix.Length..], Parts(urn)[1]);

    /// <summary>Guesses which resource was meant, by its name alone or a misspelt URN; empty when none is near.</summary>
    internal static string Suggestion(string given, IEnumerable<string> known)
    {
        var named = known.Where(urn => Name(urn) == given).ToList();
        return NearestName.Suggestion(named is [var only] ? only : given, known);
    }

    private static string QualifiedType(string urn) => Parts(urn)[2];

    private static string[] Parts(string urn) => urn.Split(Separator, 4) is { Length: 4 } parts && urn.StartsWith(Prefix, StringComparison.Ordinal)
        ? parts
        : throw new RehearsalException($"'{urn}' is not a URN; one looks like urn:pulumi:stack::project::type::name");
}
