using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>Values with all secrets masked.</summary>
internal static class Visible
{
    internal static string In(PropertyMap map) => string.Join('\n', map.Select(member => $"{member.Key}: {In(member.Value)}"));

    private static string In(PropertyValue value) => value switch
    {
        PropertyValue.Secret => "[secret]",
        PropertyValue.Map map => In(map.Members),
        PropertyValue.List list => string.Join('\n', list.Items.Select(In)),
        _ => value.ToString()!,
    };
}
