using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>Webhook bodies as Meta writes them (Meta: messages webhook), for stories that need their own words, ids and times.</summary>
public static class MetaBody
{
    public const string AppSecret = "fixture-app-secret-0123456789abcdef";

    public static string Text(string from, string id, string text, DateTimeOffset at, string? replyTo = null) => Message(from, id, at, new JsonObject
    {
        ["type"] = "text",
        ["text"] = new JsonObject { ["body"] = text },
        ["context"] = replyTo is null ? null : new JsonObject { ["from"] = "5511900000100", ["id"] = replyTo },
    });

    /// <summary>A message of any type; <paramref name="content"/> carries "type" and what belongs to it.</summary>
    public static string Message(string from, string id, DateTimeOffset at, JsonObject content, string? name = "Maria Souza")
    {
        content["from"] = from;
        content["id"] = id;
        content["timestamp"] = Seconds(at);
        if (content["context"] is null) content.Remove("context");
        return Value("messages", new JsonObject
        {
            ["contacts"] = new JsonArray(new JsonObject { ["profile"] = new JsonObject { ["name"] = name }, ["wa_id"] = from }),
            ["messages"] = new JsonArray(content),
        });
    }

    /// <summary>From somebody with a user name, whose number Meta tells only sometimes (Meta: business-scoped user ids).</summary>
    public static string Hidden(string userId, string id, string text, DateTimeOffset at, string? phone = null)
    {
        var message = new JsonObject
        {
            ["from_user_id"] = userId,
            ["id"] = id,
            ["timestamp"] = Seconds(at),
            ["type"] = "text",
            ["text"] = new JsonObject { ["body"] = text },
        };
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = "maria" }, ["user_id"] = userId };
        if (phone is not null) (message["from"], contact["wa_id"]) = (phone, phone);
        return Value("messages", new JsonObject { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) });
    }

    /// <summary>Somebody took another number (Meta: system messages).</summary>
    public static string Moved(string from, string to, string id, DateTimeOffset at, string? userId = null) => Value("messages", new JsonObject
    {
        ["messages"] = new JsonArray(new JsonObject
        {
            ["from"] = from,
            ["from_user_id"] = userId,
            ["id"] = id,
            ["timestamp"] = Seconds(at),
            ["type"] = "system",
            ["system"] = new JsonObject { ["body"] = $"changed from {from} to {to}", ["wa_id"] = to, ["type"] = "user_changed_number" },
        }),
    });

    public static string Reaction(string from, string id, string target, string emoji, DateTimeOffset at) => Message(from, id, at, new JsonObject
    {
        ["type"] = "reaction",
        ["reaction"] = new JsonObject { ["message_id"] = target, ["emoji"] = emoji },
    });

    public static string Status(string id, string status, DateTimeOffset at, string recipient, Guid? ours = null) => Value("messages", new JsonObject
    {
        ["statuses"] = new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["timestamp"] = Seconds(at),
            ["recipient_id"] = recipient,
            ["biz_opaque_callback_data"] = ours?.ToString(),
        }),
    });

    public static string Call(string from, string id, string step, DateTimeOffset at, int? seconds = null)
    {
        var call = new JsonObject
        {
            ["id"] = id,
            ["from"] = from,
            ["to"] = "5511900000100",
            ["event"] = step,
            ["timestamp"] = Seconds(at),
            ["direction"] = "USER_INITIATED",
        };
        if (step == "terminate") call["status"] = seconds is null ? "FAILED" : "COMPLETED";
        if (seconds is not null) call["duration"] = seconds;
        return Value("calls", new JsonObject { ["calls"] = new JsonArray(call) });
    }

    /// <summary>X-Hub-Signature-256 over the bytes.</summary>
    public static string Sign(byte[] body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body))}";

    private static string Value(string field, JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = "5511900000100", ["phone_number_id"] = FakeGraph.NumberId };
        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = "104500000000001",
                ["changes"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value }),
            }),
        }.ToJsonString();
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
