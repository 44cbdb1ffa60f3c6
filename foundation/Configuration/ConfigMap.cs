namespace GeoRegistry.Configuration;

/// <summary>The keys of one map. What is asked for is what is known, so no list of known keys has to be kept beside the reading.</summary>
internal sealed class ConfigMap(ConfigNode node)
{
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string> _refused = [];
    private readonly List<string> _missing = [];

    /// <summary>The map's own place, for errors that concern several keys.</summary>
    internal ConfigNode Node => node;

    /// <summary>The value of a key: the default where it is left out, an empty one where it is an error, which is then reported.</summary>
    internal T Get<T>(ConfigKey<T> key) => Find(key) is { } given ? key.Read(given) : key.WhenLeftOut;

    /// <summary>The same with a default that depends on other settings.</summary>
    internal T Get<T>(ConfigKey<T?> key, T byDefault)
        where T : struct
        => Find(key) is { } given ? key.Read(given) ?? byDefault : byDefault;

    /// <summary>The same with reading that depends on other settings.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads the value where the key is given.</param>
    internal T Get<T>(ConfigKey<T> key, Func<ConfigNode, T> read) => Find(key) is { } given ? read(given) : key.WhenLeftOut;

    /// <summary>The value of a key and its place.</summary>
    internal Placed<T> Place<T>(ConfigKey<T> key) => new(node[key.Name], Get(key));

    /// <summary>What stands at a key that has to be there; null, reported, when it is not.</summary>
    internal ConfigNode? Required(string key)
    {
        var found = Optional(key);
        if (found is null)
            _missing.Add(key);
        return found;
    }

    /// <summary>What stands at a key that can be left out; null when it is.</summary>
    internal ConfigNode? Optional(string key)
    {
        _known.Add(key);
        return node.Keys.Contains(key) ? node[key] : null;
    }

    /// <summary>Reports a key that many expect here.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">Why there is no such key, as a phrase that begins with "is".</param>
    /// <param name="suggestion">What to do instead.</param>
    internal void Refuse(string key, string rule, string suggestion)
    {
        if (!node.Keys.Contains(key))
            return;
        _ = _refused.Add(key);
        node[key].Report(rule, suggestion);
    }

    /// <summary>Reports missing, unknown and repeated keys. A missing key that is there with a typing slip is reported as that only.</summary>
    internal void ReportKeys()
    {
        foreach (var (key, count) in node.Keys.CountBy(key => key))
        {
            if (count > 1)
                node[key].Report("must be given once", "keep one of the two");
            if (_known.Contains(key) || _refused.Contains(key))
                continue;
            var meant = Nearest.To(key, _known);
            _ = _missing.Remove(meant ?? "");
            node[key].Report($"is not a key here; the keys are {string.Join(", ", _known)}", meant);
        }

        foreach (var key in _missing)
            node[key].Report("must be given");
    }

    private ConfigNode? Find(ConfigKey key)
    {
        var found = key.IsRequired ? Required(key.Name) : Optional(key.Name);
        if (key.Synonym is null)
            return found;
        var other = Optional(key.Synonym);
        if (found is not null)
            other?.Report($"is another spelling of {key.Name}, which is given too", "keep one of the two");
        return found ?? other;
    }
}
