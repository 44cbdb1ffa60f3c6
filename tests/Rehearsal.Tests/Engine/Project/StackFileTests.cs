using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Rehearsal.Tests.Engine.Project;

public sealed class StackFileTests : IDisposable
{
    /// <summary>The salt of a stack whose passphrase is <c>abc123</c>.</summary>
    private const string Salt = "v1:4iF78gb0nF0=:v1:Co6IbTWYs/UdrjgY:FSrAWOFZnj9ealCUDdJL7LrUKXX9BA==";

    private const string RightPassphrase = "abc123";
    private static readonly Lazy<SecretKey> Key = new(() => Passphrase.Open(Salt, RightPassphrase));
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public StackFileTests() => File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: geo\nruntime: dotnet\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("text", "text")]
    [InlineData("\"quoted\"", "quoted")]
    [InlineData("5", "5")]
    [InlineData("true", "true")]
    [InlineData("\"\"", "")]
    public void Plain_value_is_passed_as_its_text(string written, string passed)
        => Assert.Equal(passed, Read($"config:\n  geo:key: {written}\n").Values["geo:key"]);

    [Fact]
    public void Key_without_a_namespace_belongs_to_the_project()
        => Assert.Equal(["azure-native:location", "geo:size"], Read("config:\n  size: small\n  azure-native:location: westeurope\n").Values.Keys);

    [Fact]
    public void Key_that_is_set_twice_is_refused_with_its_place()
        => Assert.Equal($"{StackPath}(3,3): 'geo:size' is set twice; keep one of them", Refused("config:\n  size: small\n  geo:size: large\n"));

    [Fact]
    public void Structured_value_is_passed_as_json_with_its_types()
    {
        var json = Read("""
            config:
              geo:registries:
                - name: contoso
                  count: 3
                  share: 0.5
                  enabled: false
                  nothing: null
                  version: "3"
                  serial: "007"
            """).Values["geo:registries"];

        Assert.Equal("""[{"count":3,"enabled":false,"name":"contoso","nothing":null,"serial":"007","share":0.5,"version":"3"}]""", json);
    }

    [Fact]
    public void Text_in_json_is_escaped_as_the_cli_escapes_it()
        => Assert.Equal("""["größe","it's \u003ca\u003e \u0026 \"b\""]""", Read("""config: { geo:key: [größe, "it's <a> & \"b\""] }""").Values["geo:key"]);

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("007", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("2027-06-30", "2027-06-30 00:00:00 +0000 UTC")]
    public void Value_that_is_not_read_as_it_is_written_is_warned_of(string written, string read)
    {
        var warning = $"{written} is read as {read}, by Pulumi too; write it in quotes to keep it as it is";

        Assert.Equal([$"{StackPath}(2,12): {warning}"], Read($"config:\n  geo:key: {written}\n").Warnings.AsEnumerable());
        Assert.Equal([$"{StackPath}(2,20): {warning}"], Read($"config:\n  geo:key: [{{ tag: {written} }}]\n").Warnings.AsEnumerable());
        Assert.Equal([$"{StackPath}(2,14): {warning}"], Read($"config:\n  geo:key: {{ {written}: tag }}\n").Warnings.AsEnumerable());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("7")]
    [InlineData("True")]
    [InlineData("~")]
    [InlineData("'1.50'")]
    [InlineData("!!str 007")]
    [InlineData("1.2.30")]
    [InlineData("yes")]
    public void Value_that_is_read_as_it_is_meant_is_not_warned_of(string written)
        => Assert.Empty(Read($"config:\n  geo:key: {{ tag: {written} }}\n").Warnings);

    [Fact]
    public void Value_that_is_repeated_by_an_alias_is_warned_of_once()
        => Assert.Single(Read("config:\n  geo:key: [&version 1.50, *version]\n").Warnings);

    [Fact]
    public void Key_that_the_cli_drops_is_warned_of()
        => Assert.Equal(
            [
                $"{StackPath}(1,1): 'geo:size' is ignored here, by Pulumi too, which drops it when it saves the file; put it, indented, under a line 'config:'",
                $"{StackPath}(2,1): 'comment' is ignored here, by Pulumi too, which drops it when it saves the file",
            ],
            Read("geo:size: small\ncomment: none\nenvironment: [dev]\n").Warnings.AsEnumerable());

    [Fact]
    public void Key_in_the_form_that_keys_once_had_is_the_same_key()
        => Assert.Equal(["geo:size"], Read("config:\n  geo:config:size: small\n").Values.Keys);

    [Fact]
    public void Key_of_no_known_form_is_refused_with_its_place()
        => Assert.Equal(
            $"{StackPath}(2,3): 'a:b:c' is no key of the configuration; it looks like 'name' or 'namespace:name'",
            Refused("config:\n  a:b:c: small\n"));

    [Theory]
    [InlineData("{ <<: { x: 1, y: 1 }, y: 2 }", """{"x":1,"y":2}""")]
    [InlineData("{ y: 2, <<: [{ x: 1 }, { x: 3, z: 3 }] }", """{"x":1,"y":2,"z":3}""")]
    [InlineData("{ '<<': { x: 1 } }", """{"\u003c\u003c":{"x":1}}""")]
    public void Mappings_are_merged_their_own_members_first(string written, string json)
        => Assert.Equal(json, Read($"config:\n  geo:key: {written}\n").Values["geo:key"]);

    [Theory]
    [InlineData("{ <<: 5 }", "(2,18): only mappings can be merged with '<<', or a list of them")]
    [InlineData("{ <<: [5] }", "(2,19): only mappings can be merged with '<<', or a list of them")]
    [InlineData("{ [a]: b }", "(2,14): a key must be a scalar")]
    [InlineData("[!!int five]", "(2,13): 'five' is no !!int")]
    [InlineData("[.inf]", "(2,13): '.inf' is a number that configuration cannot have; write it in quotes if it is text")]
    public void Value_that_the_cli_refuses_is_refused_with_its_place(string written, string message)
        => Assert.Equal(StackPath + message, Refused($"config:\n  geo:key: {written}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("config:\n")]
    [InlineData("config: {}\n")]
    public void Stack_without_configuration_is_empty(string content) => Assert.Empty(Read(content).Values);

    [Fact]
    public void Secure_value_is_decrypted_and_secret()
    {
        var configuration = Read(
            $"encryptionsalt: {Salt}\nconfig:\n  geo:token:\n    secure: {Key.Value.Encrypt("hush")}\n  geo:size: small\n", RightPassphrase);

        Assert.Equal("hush", configuration.Values["geo:token"]);
        Assert.Equal(["geo:token"], configuration.SecretKeys);
        Assert.Null(configuration.Locked);
    }

    [Fact]
    public void Secure_values_inside_a_structured_one_are_decrypted_at_any_depth()
    {
        var configuration = Read(
            $"encryptionsalt: {Salt}\nconfig:\n  geo:users:\n    - name: me\n      keys:\n        - secure: {Key.Value.Encrypt("first")}\n        - plain\n",
            RightPassphrase);

        Assert.Equal("first", Assert.Single(configuration.Secrets));
        Assert.Equal("""[{"keys":["first","plain"],"name":"me"}]""", configuration.Values["geo:users"]);
        Assert.Equal(["geo:users"], configuration.SecretKeys);
    }

    [Fact]
    public void Secure_value_without_a_passphrase_is_unknown_and_says_why()
    {
        var configuration = Read($"encryptionsalt: {Salt}\nconfig:\n  geo:token:\n    secure: {Key.Value.Encrypt("hush")}\n");

        Assert.True(Unknowns.IsUnknown(configuration.Values["geo:token"]));
        Assert.Equal(["geo:token"], configuration.SecretKeys);
        Assert.Equal($"the secure values of {StackPath} are locked: set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE", configuration.Locked);
    }

    [Fact]
    public void Secure_value_without_a_salt_says_how_to_set_it_again()
        => Assert.Equal(
            $"{StackPath} has secure values but no 'encryptionsalt'; set them again with 'pulumi config set --secret'",
            Read("config:\n  geo:token:\n    secure: v1:AAAA:AAAA\n").Locked);

    [Fact]
    public void Secure_value_that_a_cloud_keeps_says_so()
        => Assert.StartsWith(
            $"the secure values of {StackPath} are kept by 'azurekeyvault://vault.example/keys/k'",
            Read("secretsprovider: azurekeyvault://vault.example/keys/k\nconfig:\n  geo:token:\n    secure: v1:AAAA:AAAA\n").Locked);

    [Fact]
    public void Wrong_passphrase_is_refused()
        => Assert.Equal(
            $"the passphrase is not the one of {StackPath}; set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the right one",
            Refused($"encryptionsalt: {Salt}\n", "abc124"));

    [Theory]
    [InlineData("v1:short")]
    [InlineData("v2:4iF78gb0nF0=:v1:Co6IbTWYs/UdrjgY:FSrAWOFZnj9ealCUDdJL7LrUKXX9BA==")]
    [InlineData("v1:4iF78gb0nF0=:v1:Co6I:FSrA")]
    public void Damaged_salt_is_refused(string salt)
        => Assert.StartsWith($"{StackPath}: 'encryptionsalt' is damaged: ", Refused($"encryptionsalt: \"{salt}\"\n", RightPassphrase));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("v1:Co6IbTWYs/UdrjgY:GSrAWOFZnj9ealCUDdJL7LrUKXX9BA==")]
    public void Damaged_secure_value_is_refused_with_its_place(string damaged)
        => Assert.Equal(
            $"{StackPath}(4,5): this secure value cannot be decrypted; set it again with 'pulumi config set --secret'",
            Refused($"encryptionsalt: {Salt}\nconfig:\n  geo:token:\n    secure: {damaged}\n", RightPassphrase));

    [Fact]
    public void Unknown_stack_is_refused_with_the_nearest_one()
    {
        File.WriteAllText(StackPath, "");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.prod.yaml"), "");

        Assert.Equal(
            $"there is no stack 'dve' in {_folder}; there are: dev, prod. Did you mean 'dev'? A new stack starts with a file Pulumi.dve.yaml",
            Assert.Throws<RehearsalException>(() => StackFile.Read(ProjectFile.Read(_folder), "dve")).Message);
    }

    [Fact]
    public void Unknown_stack_that_resembles_none_is_refused_with_those_there_are()
    {
        File.WriteAllText(StackPath, "");

        Assert.Equal(
            $"there is no stack 'production' in {_folder}; there are: dev. A new stack starts with a file Pulumi.production.yaml",
            Assert.Throws<RehearsalException>(() => StackFile.Read(ProjectFile.Read(_folder), "production")).Message);
    }

    [Fact]
    public void Stack_of_a_folder_without_stacks_is_refused()
        => Assert.Equal(
            $"there is no stack 'dev': {_folder} has no stack files; create Pulumi.dev.yaml",
            Assert.Throws<RehearsalException>(() => StackFile.Read(ProjectFile.Read(_folder), "dev")).Message);

    [Theory]
    [InlineData("config: [\n", "(2,1): this is not YAML: ")]
    [InlineData("config:\n  a: b: c\n", "(2,7): this is not YAML: ")]
    [InlineData("- one\n", "(1,1): a mapping of keys to values is expected here")]
    [InlineData("config:\n  a: &a [*a]\n", "(2,6): this contains itself")]
    [InlineData("config: text\n", "(1,9): 'config' must be a mapping of keys to values")]
    [InlineData("encryptionsalt: [a]\n", "(1,17): 'encryptionsalt' must be a text")]
    [InlineData("config:\n  a: 1\n\tb: 2\n", "(3,1): this line is indented with a tab; YAML takes spaces only")]
    [InlineData("config:\r\n  a:\r\n  \t- 1\r\n", "(3,3): this line is indented with a tab; YAML takes spaces only")]
    [InlineData(
        "config:\n<<<<<<< HEAD\n  a: 1\n=======\n  a: 2\n>>>>>>> branch\n",
        "(2,1): a merge conflict begins here; keep what is right, and remove the lines with <<<<<<<, ======= and >>>>>>>")]
    public void File_that_is_not_what_it_should_be_is_refused_with_line_and_column(string content, string message)
        => Assert.StartsWith(StackPath + message, Refused(content));

    [Theory]
    [InlineData("config:\n  a: ", new byte[] { 0xE9 }, "(2,6): the file is not UTF-8: the byte 0xE9 is not part of a character; save it as UTF-8")]
    [InlineData("config:\n  a: é", new byte[] { 0xC3, 0x28 }, "(2,7): the file is not UTF-8: the byte 0xC3 is not part of a character; save it as UTF-8")]
    public void File_in_another_encoding_is_refused_with_the_place_of_its_first_wrong_byte(string before, byte[] wrong, string message)
    {
        File.WriteAllBytes(StackPath, [.. System.Text.Encoding.UTF8.GetBytes(before), .. wrong, (byte)'\n']);

        Assert.Equal(StackPath + message, Assert.Throws<RehearsalException>(() => StackFile.Read(ProjectFile.Read(_folder), "dev")).Message);
    }

    [Fact]
    public void File_whose_byte_order_mark_names_another_encoding_is_read_in_that()
    {
        File.WriteAllText(StackPath, "config:\n  a: é\n", System.Text.Encoding.Unicode);

        Assert.Equal("é", StackFile.Read(ProjectFile.Read(_folder), "dev").Decrypt(null).Values["geo:a"]);
    }

    [Fact]
    public void Passphrase_key_opens_what_it_has_closed() => Assert.Equal("hush", Passphrase.Open(Salt, RightPassphrase).Decrypt(Key.Value.Encrypt("hush")));

    private string StackPath => Path.Combine(_folder, "Pulumi.dev.yaml");

    private StackConfiguration Read(string content, string? passphrase = null)
    {
        File.WriteAllText(StackPath, content);
        var configuration = StackFile.Read(ProjectFile.Read(_folder), "dev").Decrypt(passphrase);
        Assert.All(configuration.Values.Values.Where(value => value.StartsWith('[')), value => JsonDocument.Parse(value).Dispose());
        return configuration;
    }

    private string Refused(string content, string? passphrase = null) => Assert.Throws<RehearsalException>(() => Read(content, passphrase)).Message;
}
