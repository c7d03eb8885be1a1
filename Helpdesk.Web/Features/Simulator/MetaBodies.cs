using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>Webhook bodies as Meta writes them (Meta: messages and calls webhooks).</summary>
public static class MetaBodies
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NewId(string kind, string waId) =>
        $"{kind}.{Convert.ToBase64String(Encoding.ASCII.GetBytes($"{waId}{Guid.CreateVersion7():N}"))}";

    /// <summary>A whole body with one element: of messages, statuses or calls.</summary>
    public static JsonObject Of(ChannelAccess channel, string list, PhoneContact contact, JsonObject element) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = channel.Credentials.GetValueOrDefault("BusinessAccountId"),
            ["changes"] = new JsonArray(new JsonObject
            {
                ["value"] = new JsonObject
                {
                    ["messaging_product"] = "whatsapp",
                    ["metadata"] = new JsonObject { ["display_phone_number"] = "5511900000100", ["phone_number_id"] = channel.Account },
                    ["contacts"] = new JsonArray(new JsonObject
                    {
                        ["profile"] = new JsonObject { ["name"] = contact.Name },
                        ["wa_id"] = contact.WaId,
                    }),
                    [list] = new JsonArray(element),
                },
                ["field"] = list == "calls" ? "calls" : "messages",
            }),
        }),
    };

    public static JsonObject Message(PhoneChat chat, PhoneMessage message, JsonNode content)
    {
        var body = Head(chat, message.Id, message.At);
        if (message.QuotedId is { } quoted) body["context"] = new JsonObject { ["from"] = "5511900000100", ["id"] = quoted };
        body["type"] = message.Type;
        body[message.Type] = content;
        return body;
    }

    public static JsonObject Reaction(PhoneChat chat, string id, DateTimeOffset at, string target, string? emoji)
    {
        var body = Head(chat, id, at);
        body["type"] = "reaction";
        body["reaction"] = new JsonObject { ["message_id"] = target };
        if (emoji is not null) body["reaction"]!["emoji"] = emoji;
        return body;
    }

    public static JsonObject Status(PhoneChat chat, PhoneMessage message, string status, DateTimeOffset at)
    {
        var body = new JsonObject
        {
            ["id"] = message.Id,
            ["status"] = status,
            ["timestamp"] = Seconds(at),
            ["recipient_id"] = chat.Contact.WaId,
            ["pricing"] = new JsonObject { ["billable"] = false, ["pricing_model"] = "PMP", ["category"] = "service", ["type"] = "free_customer_service" },
        };
        if (message.Callback is { } callback) body["biz_opaque_callback_data"] = callback;
        return body;
    }

    public static JsonObject Ring(PhoneChat chat, PhoneCall call)
    {
        var body = Call(chat, call, "connect", call.At);
        body["session"] = new JsonObject { ["sdp_type"] = "offer", ["sdp"] = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n" };
        return body;
    }

    /// <summary>"ACCEPTED": somebody picked up.</summary>
    public static JsonObject CallStatus(PhoneChat chat, PhoneCall call, string status, DateTimeOffset at) => new()
    {
        ["id"] = call.Id,
        ["type"] = "call",
        ["status"] = status,
        ["timestamp"] = Seconds(at),
        ["recipient_id"] = chat.Contact.WaId,
    };

    public static JsonObject HangUp(PhoneChat chat, PhoneCall call, DateTimeOffset at)
    {
        var body = Call(chat, call, "terminate", at);
        body["status"] = call.AnsweredAt is null ? "FAILED" : "COMPLETED";
        if (call.AnsweredAt is not { } answered) return body;

        (body["start_time"], body["end_time"]) = (Seconds(answered), Seconds(at));
        body["duration"] = Math.Max(1, (int)(at - answered).TotalSeconds);
        return body;
    }

    /// <summary>
    /// Escaped as Meta escapes: it signs this form, so that a body which is parsed and written again no longer fits its signature. All
    /// these signs stand in strings only.
    /// </summary>
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

    private static JsonObject Head(PhoneChat chat, string id, DateTimeOffset at) =>
        new() { ["from"] = chat.Contact.WaId, ["id"] = id, ["timestamp"] = Seconds(at) };

    private static JsonObject Call(PhoneChat chat, PhoneCall call, string happened, DateTimeOffset at) => new()
    {
        ["id"] = call.Id,
        ["from"] = chat.Contact.WaId,
        ["to"] = "5511900000100",
        ["event"] = happened,
        ["timestamp"] = Seconds(at),
        ["direction"] = "USER_INITIATED",
    };

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
