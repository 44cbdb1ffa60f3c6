using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>Reads inputs.</summary>
internal static class RandomInputs
{
    extension(PropertyMap inputs)
    {
        internal int WholeNumber(string name, int otherwise = 0)
            => inputs.TryGetValue(name, out var value) && value.Plain is PropertyValue.Number number ? (int)number.Value : otherwise;

        internal bool Flag(string name, bool otherwise)
            => inputs.TryGetValue(name, out var value) && value.Plain is PropertyValue.Bool flag ? flag.Value : otherwise;

        internal string? Text(string name) => inputs.TryGetValue(name, out var value) ? value.AsText() : null;

        internal bool IsUnknown(string name) => inputs.TryGetValue(name, out var value) && value.HasUnknown;
    }
}
