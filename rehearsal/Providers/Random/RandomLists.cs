using System.Collections.Immutable;
using System.Security.Cryptography;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>RandomShuffle: a list in another order, shortened or repeated as asked.</summary>
internal sealed class RandomShuffle() : RandomKind(
    "RandomShuffle",
    new RandomInput("inputs", InputKind.TextList, IsRequired: true),
    new RandomInput("resultCount", InputKind.WholeNumber, Least: 0),
    new RandomInput("seed", InputKind.Text))
{
    internal override ImmutableArray<string> Results => ["results"];

    internal override RandomValue Make(PropertyMap inputs)
    {
        var items = ((PropertyValue.List)inputs["inputs"].Plain).Items;
        var count = inputs.WholeNumber("resultCount", items.Length);
        var seed = Seed.From(inputs);
        var results = new List<PropertyValue>();
        while (results.Count < count && items.Length > 0)
        {
            results.AddRange(seed.Shuffle(items).Take(count - results.Count));
        }

        return new("-", Map(("results", new PropertyValue.List([.. results]))));
    }

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
        => throw new ProviderException($"{Token} cannot be imported: its inputs cannot be read from its result.");
}

/// <summary>RandomPet: words that are easier to remember than digits.</summary>
internal sealed class RandomPet() : RandomKind(
    "RandomPet",
    new RandomInput("length", InputKind.WholeNumber, Default: 2d, Least: 1),
    new RandomInput("prefix", InputKind.Text),
    new RandomInput("separator", InputKind.Text, Default: "-"))
{
    private static readonly string[] Adverbs =
    [
        "barely", "boldly", "brightly", "calmly", "clearly", "deeply", "early", "eagerly", "fairly", "firmly", "freely", "gently", "gladly", "greatly",
        "happily", "highly", "kindly", "lightly", "loudly", "mildly", "neatly", "nicely", "openly", "partly", "plainly", "quickly", "quietly", "rarely",
        "really", "safely", "sharply", "simply", "slowly", "softly", "surely", "truly", "vastly", "warmly", "wholly", "widely", "wisely",
    ];

    private static readonly string[] Adjectives =
    [
        "able", "agile", "amber", "awake", "brave", "brief", "bright", "brisk", "calm", "clean", "clever", "close", "cool", "crisp", "dear", "eager", "early",
        "fair", "fast", "fine", "firm", "fond", "free", "fresh", "full", "gentle", "glad", "golden", "good", "grand", "great", "happy", "humble", "keen",
        "kind", "large", "light", "lively", "loyal", "lucky", "merry", "mild", "neat", "new", "noble", "open", "patient", "polite", "prime", "proud",
        "pure", "quick", "quiet", "rapid", "rare", "ready", "rich", "safe", "sharp", "shy", "silent", "smart", "smooth", "solid", "sound", "still",
        "strong", "sunny", "sure", "sweet", "swift", "tender", "tidy", "true", "vast", "warm", "wise", "witty", "young",
    ];

    private static readonly string[] Animals =
    [
        "ant", "badger", "bat", "bear", "beaver", "bee", "beetle", "bird", "bison", "boar", "cat", "cobra", "cod", "colt", "condor", "cow", "crab", "crane",
        "cricket", "crow", "deer", "dog", "dolphin", "donkey", "dove", "duck", "eagle", "eel", "elk", "falcon", "ferret", "finch", "fox", "frog", "gecko",
        "goat", "goose", "gull", "hare", "hawk", "hen", "heron", "horse", "ibex", "jay", "kite", "koala", "lamb", "lark", "lemur", "lion", "lizard",
        "llama", "lynx", "mole", "moose", "moth", "mouse", "mule", "newt", "otter", "owl", "ox", "panda", "parrot", "pig", "pony", "puma", "quail",
        "rabbit", "ram", "raven", "robin", "seal", "shark", "sheep", "shrew", "skunk", "snail", "sparrow", "spider", "squid", "stork", "swan", "tiger",
        "toad", "trout", "turtle", "viper", "wasp", "weasel", "whale", "wolf", "wombat", "wren", "yak", "zebra",
    ];

    internal override ImmutableArray<string> Results => [];

    internal override RandomValue Make(PropertyMap inputs)
    {
        var length = inputs.WholeNumber("length", 2);
        string[][] lists = [.. Enumerable.Repeat(Adverbs, Math.Max(0, length - 2)), .. length > 1 ? [Adjectives] : Array.Empty<string[]>(), Animals];
        var words = lists.Select(list => RandomNumberGenerator.GetItems<string>(list, 1)[0]);
        var prefix = inputs.Text("prefix") is { Length: > 0 } given ? new[] { given } : [];
        return new(string.Join(inputs.Text("separator") ?? "-", prefix.Concat(words)), PropertyMap.Empty);
    }

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
        => throw new ProviderException($"{Token} cannot be imported: its inputs cannot be read from its name.");
}

/// <summary>RandomUuid, RandomUuid4 and RandomUuid7.</summary>
internal sealed class RandomUuid(string name, Func<Guid> make) : RandomKind(name)
{
    internal override bool TellsStateDelta => true;

    internal override ImmutableArray<string> Results => ["result"];

    internal override RandomValue Make(PropertyMap inputs) => Value(make());

    internal override (PropertyMap Inputs, RandomValue Value) Import(string id)
        => (PropertyMap.Empty, Value(Guid.TryParseExact(id, "D", out var uuid) ? uuid : throw CannotImport(id, "give the UUID with dashes")));

    private static RandomValue Value(Guid uuid) => new(uuid.ToString(), Map(("result", uuid.ToString())));
}
