using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Helpdesk.Tests.Support;

/// <summary>What Meta takes and refuses (Cloud API: messages, message templates), as <see cref="FakeGraph"/> plays it.</summary>
internal static class GraphRules
{
    private const int PageOfTemplates = 2;
    private static readonly string[] Captioned = ["image", "video", "document"];

    /// <summary>The parameter that Meta would complain of; null when it takes the body.</summary>
    public static string? Complaint(JsonNode? body, Func<string, bool> isUploaded, JsonArray templates)
    {
        if ((string?)body?["messaging_product"] != "whatsapp") return "messaging_product";
        if ((string?)body["status"] == "read") return Mark(body);
        if (body["to"] is null == body["recipient"] is null) return "to";
        if ((string?)body["recipient_type"] is not ("individual" or "group")) return "recipient_type";

        var type = (string?)body["type"] ?? "";
        return body[type] is { } part && (type == "template" ? GraphComponents.Takes(part, templates) : Takes(type, part, isUploaded)) ? null : type;
    }

    /// <summary>A page of the templates, with the mark of the next one.</summary>
    public static GraphAnswer Page(JsonArray templates, HttpRequest request)
    {
        if (request.Query["status"] != "APPROVED") return GraphAnswer.Json(400, """{"error":{"code":100,"message":"status"}}""");

        var start = int.TryParse(request.Query["after"], out var after) ? after : 0;
        var page = new JsonArray([.. templates.Skip(start).Take(PageOfTemplates).Select(t => t!.DeepClone())]);
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["after"] = $"{start + page.Count}" } };
        if (start + page.Count < templates.Count) paging["next"] = "https://elsewhere.example/never-followed";
        return GraphAnswer.Json(200, new JsonObject { ["data"] = page, ["paging"] = paging }.ToJsonString());
    }

    private static string? Mark(JsonNode body)
    {
        if (string.IsNullOrEmpty((string?)body["message_id"])) return "message_id";
        return body["typing_indicator"] is { } typing && (string?)typing["type"] != "text" ? "typing_indicator" : null;
    }

    private static bool Takes(string type, JsonNode part, Func<string, bool> isUploaded) => type switch
    {
        "text" => (string?)part["body"] is { Length: > 0 and <= 4096 },
        "image" or "video" or "audio" or "document" or "sticker" => isUploaded((string?)part["id"] ?? "")
            && (part["caption"] is null || Captioned.Contains(type))
            && (part["filename"] is null || type == "document"),
        "location" => part["latitude"] is JsonValue && part["longitude"] is JsonValue,
        "contacts" => part.AsArray().Count > 0 && part.AsArray().All(IsContact),
        "reaction" => part["emoji"] is not null && !string.IsNullOrEmpty((string?)part["message_id"]),
        _ => false,
    };

    private static bool IsContact(JsonNode? contact) =>
        contact?["name"]?["formatted_name"] is not null && contact["name"]!["first_name"] is not null && contact["phones"]!.AsArray().All(p => p!["phone"] is not null);
}
