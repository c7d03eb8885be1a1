using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>Reads JSON that others wrote: what is missing or of the wrong type is null (or empty), never an exception.</summary>
internal static partial class JsonParts
{
    /// <summary>The property, or an undefined element on which everything is missing too.</summary>
    public static JsonElement Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    /// <summary>The elements of an array; nothing when it is none.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A text that is not empty, or a number as it is written.</summary>
    public static string? Text(this JsonElement element, string name) => element.Part(name).AsText();

    public static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when Unescaped(element) is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static long? Whole(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static decimal? Number(this JsonElement element, string name) =>
        decimal.TryParse(element.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Seconds or milliseconds since 1970, told apart by their size, as text or as number; null when missing or absurd.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name) => element.Whole(name) switch
    {
        > 0 and < EndOfSeconds and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        >= EndOfSeconds and < EndOfSeconds * 1000 and var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => null,
    };

    public static bool IsTrue(this JsonElement element, string name) => element.Part(name).ValueKind == JsonValueKind.True;

    // The database takes no NUL; and half an emoji (a text cut in the middle of one) is no reason to lose the rest.
    private static string Unescaped(JsonElement text)
    {
        string whole;
        try
        {
            whole = text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var repaired = Escape().Replace(text.GetRawText(), match => match.Length == HalfLength ? @"\ufffd" : match.Value);
            whole = JsonSerializer.Deserialize(repaired, JsonPartsJson.Default.String)!;
        }

        return whole.Replace("\0", "", StringComparison.Ordinal);
    }

    /// <summary>The year 10000 in seconds; in milliseconds it was 1978, when nobody wrote.</summary>
    private const long EndOfSeconds = 253_402_300_800;

    private const int HalfLength = 6;

    // Read from the left: a whole pair of surrogates, one without its other half (six characters), or any other escape.
    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\.",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Escape();
}

[JsonSerializable(typeof(string))]
internal sealed partial class JsonPartsJson : JsonSerializerContext;
