using Rehearsal.Adoption.Writing;
using Rehearsal.Engine.Project;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Tests.Adoption.Writing;

public class YamlTextTests
{
    [Theory]
    [InlineData("contoso", "contoso")]
    [InlineData("West Europe", "West Europe")]
    [InlineData("/subscriptions/0/resourceGroups/rg", "/subscriptions/0/resourceGroups/rg")]
    [InlineData("https://a.example/x?code=1", "\"https://a.example/x?code=1\"")]
    [InlineData("1.50", "\"1.50\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("2027-06-30", "\"2027-06-30\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("", "\"\"")]
    [InlineData("*", "\"*\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("a:", "\"a:\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("[a]", "\"[a]\"")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"yes\" \\ no", "\"say \\\"yes\\\" \\\\ no\"")]
    [InlineData("Grüße\tan\nalle", "\"Grüße\\tan\\nalle\"")]
    [InlineData("_repositories_pull", "_repositories_pull")]
    [InlineData(".inf", "\".inf\"")]
    public void Text_is_in_quotes_where_it_would_be_read_as_something_else(string text, string yaml)
    {
        Assert.Equal(yaml, YamlText.Of(text).Yaml);
        Assert.Equal(text, ReadBack(yaml));
        Assert.Equal(text, ReadBack($"[{yaml}]"));
        Assert.Equal(text, ReadBack($"{yaml}: 1"));
    }

    [Theory]
    [InlineData("version: v1.1.0\nsteps:\n  - cmd: purge\n")]
    [InlineData("a\n\n  b: \"c\" \n# d\n")]
    [InlineData("a\nb")]
    [InlineData("  a\nb\n")]
    [InlineData("a\nb\n\n")]
    [InlineData("a\r\nb\r\n")]
    public void Text_of_several_lines_is_read_as_it_is(string text)
    {
        var map = new SettingsMap();
        map.Add("text", text);
        map.Add("after", "b");
        var writer = new SettingsWriter();
        writer.Write(map, indentation: 0);

        Assert.Equal(text, ReadBack(writer.Text));
    }

    [Fact]
    public void Comments_are_before_what_they_are_about_and_wrapped()
    {
        var item = new SettingsMap { Comment = "About the item." };
        item.Add("name", "one");
        item.Add("inner", SettingsMap.Of([new("key", "value")]), string.Join(' ', Enumerable.Repeat("word", 30)));
        var map = new SettingsMap();
        map.Add("list", SettingsList.Of([item]));
        map.Add("texts", SettingsList.Of(["a", "1", "b:c"]));
        map.AddUnlessEmpty("nothing", SettingsList.Of(Array.Empty<string>()));
        var writer = new SettingsWriter();
        writer.Write(map);

        Assert.Equal(
            $"""
            list:
              # About the item.
              - name: one
                # {string.Join(' ', Enumerable.Repeat("word", 23))}
                # {string.Join(' ', Enumerable.Repeat("word", 7))}
                inner:
                  key: value
            texts: [a, "1", "b:c"]

            """.ReplaceLineEndings("\n"),
            writer.Text);
    }

    /// <summary>The first scalar in YAML, as Pulumi reads it.</summary>
    private static string ReadBack(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var node = stream.Documents[0].RootNode;
        var scalar = node switch
        {
            YamlSequenceNode list => (YamlScalarNode)list.Children[0],
            YamlMappingNode map when map.Children.Keys.First() is YamlScalarNode { Value: "text" } => (YamlScalarNode)map.Children.Values.First(),
            YamlMappingNode map => (YamlScalarNode)map.Children.Keys.First(),
            _ => (YamlScalarNode)node,
        };
        var read = YamlScalar.Read(scalar);
        Assert.Equal(YamlScalarKind.Text, read.Kind);
        return read.Text;
    }
}
