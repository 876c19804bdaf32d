using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>
/// Assigns records to splits by a hash of salt and id, so that a record stays in its split in every release, whatever is added beside it.
/// </summary>
internal sealed class SplitAssigner
{
    private readonly byte[] _salt;
    private readonly string[] _names;
    private readonly decimal[] _upTo;

    /// <param name="weights">The splits' weights by name.</param>
    /// <param name="salt">Input of the hash.</param>
    public SplitAssigner(IReadOnlyDictionary<string, decimal> weights, string salt)
    {
        _salt = Encoding.UTF8.GetBytes(salt + "\0");

        // By name, so that the order in the project file means nothing.
        _names = [.. weights.Keys.Order(CodePointOrder.Comparer)];
        _upTo = new decimal[_names.Length];
        var total = 0m;
        for (var i = 0; i < _names.Length; i++)
            _upTo[i] = total += weights[_names[i]];
    }

    /// <summary>The names of the splits, in the order of <see cref="CodePointOrder"/>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>
    /// The split of an id: the first 8 bytes of SHA-256(salt, NUL, id), big-endian, as a fraction of 2^64, on the weights laid end to end.
    /// </summary>
    /// <returns>Its place among <see cref="Names"/>.</returns>
    public short Assign(string id)
    {
        if (_names.Length == 1)
            return 0;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. _salt, .. Encoding.UTF8.GetBytes(id)], digest);
        var point = BinaryPrimitives.ReadUInt64BigEndian(digest) / 18446744073709551616m * _upTo[^1];
        for (short split = 0; split < _upTo.Length; split++)
        {
            if (point < _upTo[split])
                return split;
        }

        return (short)(_upTo.Length - 1);
    }
}
