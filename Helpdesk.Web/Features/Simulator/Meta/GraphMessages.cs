using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Takes what the helpdesk sends through the fake Meta.</summary>
public sealed class GraphMessages(MetaWire wire, PhoneFiles files, HandedFiles handed, Arrivals arrivals)
{
    private const int LongestText = 4_096;

    public async Task<IResult> AcceptAsync(JsonObject body, HttpContext http)
    {
        var (to, type) = (body.Text("to"), body.Text("type") ?? "text");
        if (ApiRequest.PhoneOf(to) is not { } waId || to!.Contains('@')) return GraphErrors.Bad("(#100) The parameter to is required.");
        if (body[type] is not { } content || content is not (JsonObject or JsonArray)) return GraphErrors.Bad($"(#100) The parameter {type} is required.");
        if (type == "text" && content.Text("body") is not { Length: > 0 and <= LongestText })
            return GraphErrors.Bad("(#100) Param text['body'] must be at most 4096 characters long.");

        var message = new PhoneMessage(wire.NewId(new PhoneContact($"+{waId}", "", null), mine: false), arrivals.Now, false, KindOf(type, content), TextOf(type, content))
        {
            QuotedId = body["context"].Text("message_id"),
            Callback = body.Text("biz_opaque_callback_data"),
        };
        if (type == "reaction") await arrivals.ReactAsync(wire, waId, content.Text("message_id"), content.Text("emoji"));
        else if (await PutAsync(http, waId, type, content, message) is { } refusal) return refusal;

        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(new JsonObject { ["input"] = to, ["wa_id"] = waId }),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = message.Id }),
        });
    }

    private async Task<IResult?> PutAsync(HttpContext http, string waId, string type, JsonNode content, PhoneMessage message)
    {
        if (type == "template")
        {
            var (text, refusal) = GraphTemplates.Fill(content.AsObject());
            if (refusal is not null) return refusal;

            message = message with { Text = text };
        }
        else if (content.Text("id") is { } id)
        {
            if (files.Find(id) is not { } stored) return GraphErrors.Bad("(#100) Invalid parameter: media id");

            message = message with { File = new PhoneFile(id, stored.ContentType, content.Text("filename")) };
        }
        else if (content.Text("link") is { } link)
        {
            message = message with { File = await handed.TakeAsync(link, content.Text("filename"), "application/octet-stream", http.RequestAborted) };
            if (message.File is null)
            {
                await arrivals.FailAsync(http, wire, waId, message);
                return null;
            }
        }

        await arrivals.TakeAsync(http, wire, waId, message);
        return null;
    }

    private static MessageKind KindOf(string type, JsonNode content) => type == "audio" && content["voice"]?.GetValueKind() == System.Text.Json.JsonValueKind.True
        ? MessageKind.Voice
        : Helpdesk.Core.Wire.Parse<MessageKind>(type) ?? MessageKind.Unsupported;

    private static string? TextOf(string type, JsonNode content) => type switch
    {
        "text" => content.Text("body"),
        "location" => PhoneText.Of(content.Text("name"), content.Text("address")),
        "contacts" when content is JsonArray people => PhoneText.Of([.. people.Select(p => PhoneText.Of(p?["name"].Text("formatted_name"), (p?["phones"] as JsonArray)?.FirstOrDefault().Text("phone")))]),
        _ => content.Text("caption"),
    };
}
