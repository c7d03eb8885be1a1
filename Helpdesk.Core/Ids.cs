using System.Buffers.Binary;

namespace Helpdesk.Core;

/// <summary>
/// Ids that sort by age, also those made within one millisecond: providers tell whole seconds, so that the order of what came in one
/// delivery hangs on its id (RFC 9562, section 6.2, method 1: a counter where version 7 has random bits).
/// </summary>
public static class Ids
{
    private const int CounterBits = 26;
    private static int _made;

    public static Guid New() => Count(Guid.CreateVersion7());

    /// <param name="at">When the thing came to be, instead of now.</param>
    public static Guid New(DateTimeOffset at) => Count(Guid.CreateVersion7(at));

    /// <summary>When the thing came to be, to the millisecond; null where its id says nothing of it.</summary>
    public static DateTimeOffset? MadeAt(Guid id)
    {
        if (id.Version != 7) return null;

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    /// <summary>12 bits of the counter stand behind the version and 14 behind the variant; 48 stay random.</summary>
    private static Guid Count(Guid id)
    {
        var count = (uint)Interlocked.Increment(ref _made) & ((1u << CounterBits) - 1);
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)((bytes[6] & 0xF0u) | (count >> 22));
        bytes[7] = (byte)(count >> 14);
        bytes[8] = (byte)((bytes[8] & 0xC0u) | ((count >> 8) & 0x3F));
        bytes[9] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }
}
