using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>The part of Meta's Graph API that the real sender calls (Cloud API: messages, media). As strict as Meta, with its errors.</summary>
public sealed class GraphApi(Phones phones, CustomerPhone phone, MetaFiles files, ChannelDirectory channels, IServer server, TimeProvider time)
{
    private const int LongestText = 4_096;

    private ChannelAccess Channel => channels.Find(DemoData.ChannelKey)!;

    public async Task<IResult> ReceiveAsync(string number, HttpContext http)
    {
        if (!IsAuthorised(http)) return Unauthorised();
        if (number != Channel.Account) return Bad(100, $"Unsupported post request. Object with ID '{number}' does not exist");
        if (await BodyAsync(http.Request) is not { } body || Text(body, "messaging_product") != "whatsapp")
            return Bad(100, "(#100) The parameter messaging_product is required.");

        return Text(body, "status") == "read" ? await MarkReadAsync(Text(body, "message_id")) : await AcceptAsync(body, http);
    }

    /// <summary>Where a file is; the address wants the same token (Meta: retrieve media URL).</summary>
    public IResult NameFile(string mediaId, HttpContext http)
    {
        if (!IsAuthorised(http)) return Unauthorised();
        if (files.Find(mediaId) is not { } file) return Bad(100, $"Unsupported get request. Object with ID '{mediaId}' does not exist");

        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["url"] = new Uri(OwnAddress.Of(server)!, $"{DemoChannel.GraphPath}/files/{mediaId}").AbsoluteUri,
            ["mime_type"] = file.ContentType,
            ["sha256"] = Convert.ToHexStringLower(file.Sha256),
            ["file_size"] = file.Bytes.Length,
            ["id"] = mediaId,
        });
    }

    public IResult GiveFile(string mediaId, HttpContext http)
    {
        if (!IsAuthorised(http)) return Unauthorised();
        return files.Find(mediaId) is { } file ? Results.Bytes(file.Bytes, file.ContentType) : Results.NotFound();
    }

    public async Task<IResult> UploadAsync(string number, HttpContext http)
    {
        if (!IsAuthorised(http)) return Unauthorised();
        if (number != Channel.Account || !http.Request.HasFormContentType) return Bad(100, "(#100) Invalid parameter");

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("file") is not { } file || form["messaging_product"] != "whatsapp") return Bad(100, "(#100) The parameter file is required.");

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        return Results.Json(new JsonObject { ["id"] = files.Keep((string?)form["type"] ?? file.ContentType, bytes.ToArray()) });
    }

    private async Task<IResult> AcceptAsync(JsonObject body, HttpContext http)
    {
        var (to, type) = (Text(body, "to"), Text(body, "type") ?? "text");
        if (to is null || !to.All(char.IsAsciiDigit)) return Bad(100, "(#100) The parameter to is required.");
        if (body[type] is not JsonObject content) return Bad(100, $"(#100) The parameter {type} is required.");
        if (type == "text" && Text(content, "body") is not { Length: > 0 and <= LongestText }) return Bad(100, "(#100) Param text['body'] must be at most 4096 characters long.");

        var chat = await phones.OfAsync(to);
        var message = Read(to, type, content, body);
        if (type == "reaction") chat.Change(Text(content, "message_id") ?? "", m => m with { Reaction = Text(content, "emoji") });
        else chat.Add(message);

        // Meta's answer comes first; statuses follow it.
        http.Response.OnCompleted(() =>
        {
            phone.Acknowledge(chat);
            return Task.CompletedTask;
        });
        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(new JsonObject { ["input"] = to, ["wa_id"] = to }),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = message.Id }),
        });
    }

    private PhoneMessage Read(string to, string type, JsonObject content, JsonObject body)
    {
        var file = Text(content, "id") is { } id && files.Find(id) is { } stored ? new PhoneFile(id, stored.ContentType, Text(content, "filename")) : null;
        return new PhoneMessage(MetaBodies.NewId("wamid", to), time.GetUtcNow(), false, type, Text(content, "body") ?? Text(content, "caption"))
        {
            QuotedId = Text(body["context"] as JsonObject, "message_id"),
            File = file,
            Callback = Text(body, "biz_opaque_callback_data"),
        };
    }

    /// <summary>This message and all before it were read by the helpdesk.</summary>
    private async Task<IResult> MarkReadAsync(string? messageId)
    {
        foreach (var chat in await phones.AllAsync())
        {
            if (chat.Find(messageId) is not { Mine: true } read) continue;

            foreach (var earlier in chat.Messages.Where(m => m.Mine && m.At <= read.At)) chat.Change(earlier.Id, m => m with { Tick = PhoneTick.Read });
            phones.Tell(chat);
            return Results.Json(new JsonObject { ["success"] = true });
        }

        return Bad(100, "(#100) Invalid parameter: message_id");
    }

    private bool IsAuthorised(HttpContext http) => http.Request.Headers.Authorization == $"Bearer {Channel["AccessToken"]}";

    private static IResult Unauthorised() => Error(StatusCodes.Status401Unauthorized, 190, "Invalid OAuth access token - Cannot parse access token");

    private static IResult Bad(int code, string message) => Error(StatusCodes.Status400BadRequest, code, message);

    private static IResult Error(int status, int code, string message) => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "OAuthException", ["code"] = code, ["fbtrace_id"] = $"{Guid.CreateVersion7():N}" } },
        statusCode: status);

    private static string? Text(JsonObject? body, string name) => body?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
