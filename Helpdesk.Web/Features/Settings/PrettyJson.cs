using System.Text.Encodings.Web;
using System.Text.Json;
using Helpdesk.Core;

namespace Helpdesk.Web.Features.Settings;

/// <summary>A body as people read it; what is no JSON stays as it came.</summary>
public static class PrettyJson
{
    /// <summary>More than this nobody reads, and a circuit should not carry it.</summary>
    private const int Most = 100_000;

    // Letters with accents as letters: it is shown as text and never as markup.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string raw)
    {
        try
        {
            using var json = JsonDocument.Parse(raw);
            return Checked.Cut(JsonSerializer.Serialize(json.RootElement, Indented), Most)!;
        }
        catch (JsonException)
        {
            return Checked.Cut(raw, Most)!;
        }
    }
}
