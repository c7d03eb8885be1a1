using System.Text;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>Finds out in which encoding a text file was written. Excel in Brazil writes Windows-1252, everybody else UTF-8.</summary>
internal static class TextSigns
{
    private const int Head = 4096;

    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Null when it is no text.</summary>
    public static Encoding? EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Head];
        var read = head.AsSpan(0, file.ReadAtLeast(head, Head, throwOnEndOfStream: false));
        if (read.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8;
        if (read.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode;
        if (read.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode;
        if (WithoutMark(read) is { } wide) return wide;
        if (IsBinary(read)) return null;

        return IsUtf8(path) ? Encoding.UTF8 : Windows1252;
    }

    /// <summary>In UTF-16 every other byte of Latin letters is zero.</summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        }

        var most = head.Length / 3;
        return (even, odd) switch
        {
            var (e, o) when o > most && e < o / 8 => Encoding.Unicode,
            var (e, o) when e > most && o < e / 8 => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        var strange = 0;
        foreach (var sign in head)
        {
            if (sign < 32 && sign is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) strange++;
        }

        return strange > head.Length / 50 + 1;
    }

    private static bool IsUtf8(string path)
    {
        using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[Head];
        try
        {
            while (text.Read(buffer) > 0) { }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
