using System.Text;
using System.Text.Json;

namespace Helpdesk.Tests.Support;

/// <summary>
/// A recorded body that can be spoilt in many ways: fields missing, of another type, null, huge, nested without measure, cut off, or
/// with the values of others. Kept as Latin-1, in which a character is a byte.
/// </summary>
public sealed class MutableBody
{
    private const int Deep = 200;
    private const int Huge = 100_000;
    private const int MostChanges = 3;

    private static readonly string[] Oddities =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e308", "1e400", "-1e-400", "9223372036854775808", "123456789012345678901234567890",
        "\"\"", "\" \"", "\"x\"", "\"null\"", "[]", "{}", "[null]", "[[]]", "{\"\":null}", "\"\\ud83d\"", "\"\\udc4d\\ud83d\"", "\"\\u0000\"",
        "\"a\\u0000b\"", "\"\\u202e\"", "{\"\\ud83d\":1}", "\"5511900001234@c.us\"", "\"../../etc/passwd\"", "\"http://127.0.0.1:1/x\"",
        $"\"{new string('7', 600)}\"",
    ];

    private readonly string _text;
    private readonly List<Range> _names = [];
    private readonly List<Range> _values = [];

    public MutableBody(byte[] json)
    {
        _text = Encoding.Latin1.GetString(json);
        var opened = new Stack<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var end = (int)reader.BytesConsumed;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) opened.Push(start);
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) _values.Add(opened.Pop()..end);
            else if (reader.TokenType == JsonTokenType.PropertyName) _names.Add(start..(start + reader.ValueSpan.Length + 2));
            else _values.Add(start..end);
        }
    }

    /// <param name="donor">Another body, whose values may take the place of this one's.</param>
    public byte[] Mutate(Random random, MutableBody donor)
    {
        var mutant = random.Next(50) == 0 ? Damaged(random) : Changed(random, donor);
        return Encoding.Latin1.GetBytes(random.Next(100) == 0 ? $$"""{"payload":{{AsText(mutant)}}}""" : mutant);
    }

    private string Changed(Random random, MutableBody donor)
    {
        // From the back to the front, so that what was found at first is still where it was.
        var text = _text;
        var untouched = text.Length;
        var changes = Enumerable.Range(0, random.Next(1, MostChanges + 1))
            .Select(_ => random.Next(4) == 0 ? (At: Any(_names, random), IsName: true) : (At: Any(_values, random), IsName: false))
            .OrderByDescending(change => change.At.End.Value);
        foreach (var (at, isName) in changes)
        {
            if (at.End.Value > untouched) continue;

            text = text[..at.Start] + (isName ? Name(random) : Value(text[at], random, donor)) + text[at.End..];
            untouched = at.Start.Value;
        }

        return text;
    }

    private string Name(Random random) => random.Next(3) == 0 ? _text[Any(_names, random)] : "\"gone\"";

    private string Value(string value, Random random, MutableBody donor) => random.Next(12) switch
    {
        0 or 1 or 2 or 3 => Oddities[random.Next(Oddities.Length)],
        4 or 5 => _text[Any(_values, random)],
        6 or 7 => donor._text[Any(donor._values, random)],
        8 => value.StartsWith('"') ? $"{value[..random.Next(1, value.Length)].TrimEnd('\\')}\"" : AsText(value),
        9 => $"[{value},{value}]",
        10 => random.Next(20) == 0 ? $"\"{new string('x', Huge)}\"" : value.Trim('"') is { Length: > 0 } bare && bare.All(char.IsAsciiDigit) ? bare : AsText(value),
        _ => Nested(value, random),
    };

    private static string Nested(string value, Random random)
    {
        var depth = random.Next(1, Deep);
        return random.Next(2) == 0
            ? new string('[', depth) + value + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + value + new string('}', depth);
    }

    // Cut off on the way, or with a byte that was never sent: often no JSON any more.
    private string Damaged(Random random)
    {
        var at = random.Next(_text.Length);
        return random.Next(2) == 0 ? _text[..at] : _text[..at] + (char)random.Next(256) + _text[(at + 1)..];
    }

    private static string AsText(string json) => Encoding.Latin1.GetString(JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(json))));

    private static Range Any(List<Range> ranges, Random random) => ranges[random.Next(ranges.Count)];
}
