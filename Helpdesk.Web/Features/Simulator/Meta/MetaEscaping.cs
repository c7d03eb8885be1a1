using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>
/// Escapes as Meta escapes: it signs this form, so that a body which is parsed and written again no longer fits its signature. All
/// these signs stand in strings only.
/// </summary>
public static class MetaEscaping
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonObject body)
    {
        var wire = new StringBuilder();
        var json = body.ToJsonString(Plain);
        for (var at = 0; at < json.Length;) at += Escape(wire, json, at);

        return Encoding.ASCII.GetBytes(wire.ToString());
    }

    /// <summary>Writes the sign, or the escape sequence, that stands there and says how long it is.</summary>
    private static int Escape(StringBuilder wire, string json, int at)
    {
        var sign = json[at];
        if (sign == '\\')
        {
            var sequence = json.Substring(at, json[at + 1] == 'u' ? 6 : 2);
            wire.Append(sequence.Length == 6 ? sequence.ToLowerInvariant() : sequence);
            return sequence.Length;
        }

        if (sign == '/') wire.Append(@"\/");
        else if (sign is '<' or '%' or '@') wire.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:X4}");
        else if (sign > 126) wire.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}");
        else wire.Append(sign);
        return 1;
    }
}
