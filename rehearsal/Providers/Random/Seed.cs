using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>Numbers from a seed where the program gives one, else from the system's secure generator.</summary>
/// <remarks>One seed gives one sequence, as with the real provider; the sequences themselves are not the real provider's.</remarks>
internal sealed class Seed
{
    private readonly System.Random? _seeded;

    private Seed(string? seed)
        => _seeded = string.IsNullOrEmpty(seed) ? null : new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed))));

    internal static Seed From(PropertyMap inputs) => new(inputs.Text("seed"));

    /// <summary>A number from 0 to below a limit of at most 2³².</summary>
    /// <remarks>Of 2⁶⁴ equally likely numbers the remainder is taken: no result is likelier than another by more than 1 in 2³².</remarks>
    internal long Next(long limit)
        => _seeded?.NextInt64(limit) ?? (long)(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) % (ulong)limit);

    /// <summary>The items in another order.</summary>
    internal T[] Shuffle<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        if (_seeded is null)
        {
            RandomNumberGenerator.Shuffle<T>(shuffled);
        }
        else
        {
            _seeded.Shuffle(shuffled);
        }

        return shuffled;
    }
}
