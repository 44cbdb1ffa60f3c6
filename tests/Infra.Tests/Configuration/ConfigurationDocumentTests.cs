using GeoRegistry.Configuration;
using GeoRegistry.Registries;

namespace Infra.Tests.Configuration;

public class ConfigurationDocumentTests
{
    private static readonly ConfigSection Section = new("things[]", ConfigKey.Flag("on", "whether it is on"), ConfigKey.Number("days", "for how long", 1, 30, 7));

    [Fact]
    public void The_document_has_the_tables_of_all_keys()
        => TextSnapshot.Matches(
            "docs/configuration.md", KeyTables.Fill(File.ReadAllText(Repository.File("docs/configuration.md")), ConfigurationSections.All));

    [Fact]
    public void A_table_is_filled_with_the_keys_of_its_section()
        => Assert.Equal(
            """
            before
            <!-- keys: things[] -->
            | key | meaning | default |
            | --- | --- | --- |
            | `on` | whether it is on | `false` |
            | `days` | for how long, 1 to 30 | 7 |
            <!-- end of keys -->
            after
            """,
            KeyTables.Fill("before\n<!-- keys: things[] -->\nold\n<!-- end of keys -->\nafter", [Section]));

    [Fact]
    public void A_section_without_a_table_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => KeyTables.Fill("", [Section]));

    [Fact]
    public void A_table_without_a_section_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => KeyTables.Fill("<!-- keys: others -->\n<!-- end of keys -->", []));
}
