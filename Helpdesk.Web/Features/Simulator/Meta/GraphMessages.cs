using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Takes what the helpdesk sends through the fake Meta.</summary>
public sealed class GraphMessages(MetaWire wire, PhoneFiles files, HandedFiles handed, Arrivals arrivals)
{
    private const int LongestText = 4_096;

    public async Task<IResult> AcceptAsync(JsonObject body, HttpContext http)
    {
        var type = body.Text("type") ?? "text";
        if (await AddressedAsync(body) is not { } chat) return GraphErrors.Bad("(#100) The parameter to is required.");
        if (body[type] is not { } content || content is not (JsonObject or JsonArray)) return GraphErrors.Bad($"(#100) The parameter {type} is required.");
        if (type == "text" && content.Text("body") is not { Length: > 0 and <= LongestText })
            return GraphErrors.Bad("(#100) Param text['body'] must be at most 4096 characters long.");

        var message = new PhoneMessage(wire.NewId(chat, mine: false), arrivals.Now, false, KindOf(type, content), TextOf(type, content))
        {
            QuotedId = body["context"].Text("message_id"),
            Callback = body.Text("biz_opaque_callback_data"),
        };
        if (type == "reaction") arrivals.React(chat, content.Text("message_id"), content.Text("emoji"));
        else if (await PutAsync(http, chat, type, content, message) is { } refusal) return refusal;

        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(Recipient(chat, body)),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = message.Id }),
        });
    }

    /// <summary>A number, or where only that is known a user id; the number wins.</summary>
    private async Task<PhoneChat?> AddressedAsync(JsonObject body)
    {
        var (to, recipient) = (body.Text("to"), body.Text("recipient"));
        var isRight = to is null ? ApiRequest.PhoneOf(recipient) is null : ApiRequest.PhoneOf(to) == to.TrimStart('+');
        return isRight ? await arrivals.ChatAsync(wire, to ?? recipient) : null;
    }

    private static JsonObject Recipient(PhoneChat chat, JsonObject body)
    {
        var told = MetaPerson.Of(chat, "wa_id", "user_id");
        told["input"] = body.Text("to") ?? body.Text("recipient");
        return told;
    }

    private async Task<IResult?> PutAsync(HttpContext http, PhoneChat chat, string type, JsonNode content, PhoneMessage message)
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
                arrivals.Fail(http, chat, message);
                return null;
            }
        }

        arrivals.Take(http, chat, message);
        return null;
    }

    private static MessageKind KindOf(string type, JsonNode content) => type == "audio" && content["voice"]?.GetValueKind() == System.Text.Json.JsonValueKind.True
        ? MessageKind.Voice
        : Helpdesk.Core.Wire.Parse<MessageKind>(type) ?? MessageKind.Unsupported;

    private static string? TextOf(string type, JsonNode content) => type switch
    {
        "text" => content.Text("body"),
        "location" => PhoneText.OfPlace(content),
        "contacts" when content is JsonArray people => PhoneText.Of([.. people.Select(p => PhoneText.Of(p?["name"].Text("formatted_name"), (p?["phones"] as JsonArray)?.FirstOrDefault().Text("phone")))]),
        _ => content.Text("caption"),
    };
}
