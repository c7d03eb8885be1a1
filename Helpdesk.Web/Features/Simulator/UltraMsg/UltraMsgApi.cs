using System.Globalization;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.UltraMsg;

/// <summary>The part of UltraMsg's API that the real sender calls. It refuses with HTTP 200, as UltraMsg does.</summary>
public sealed class UltraMsgApi(UltraMsgWire wire, PhoneFiles files, HandedFiles handed, Arrivals arrivals, Phones phones) : IProviderApi
{
    private long _queue = 10_000;

    public PhoneWire Wire => wire;

    public void Map(RouteGroupBuilder api)
    {
        var instance = api.MapGroup("/{instance}").AddEndpointFilter(async (call, next) => await RefusalAsync(call.HttpContext) ?? await next(call));
        instance.MapGet("/instance/status", () => Results.Json(Status()));
        instance.MapGet("/contacts/check", async (string chatId) => Results.Json(new JsonObject { ["status"] = await arrivals.ChatAsync(wire, chatId) is null ? "invalid" : "valid", ["chatId"] = chatId }));
        instance.MapPost("/media/upload", UploadAsync);
        instance.MapPost("/chats/read", ReadAsync);
        instance.MapPost("/messages/{kind}", SendAsync);
        instance.MapGet("/messages", ListAsync);
    }

    private async Task<IResult?> RefusalAsync(HttpContext http)
    {
        if ((string?)http.Request.RouteValues["instance"] != wire.Demo.Credentials["InstanceId"]) return Results.Json(new JsonObject { ["error"] = "Instance not found" }, statusCode: StatusCodes.Status404NotFound);

        var token = HttpMethods.IsGet(http.Request.Method) ? (string?)http.Request.Query["token"] : (await FieldsAsync(http.Request)).GetValueOrDefault("token");
        return token == wire.Demo.Credentials["Token"] ? null : Results.Json(new JsonObject { ["error"] = "Wrong token" });
    }

    private JsonObject Status()
    {
        var (status, substatus) = wire.Linked ? ("authenticated", "connected") : ("disconnected", "unpaired");
        return new JsonObject { ["status"] = new JsonObject { ["accountStatus"] = new JsonObject { ["status"] = status, ["substatus"] = substatus } } };
    }

    private async Task<IResult> UploadAsync(HttpRequest request)
    {
        if (await request.FileAsync("file") is not { } bytes) return Missing("file");

        var form = (await request.ReadFormAsync()).Files["file"]!;
        return Results.Json(new JsonObject { ["success"] = files.LinkTo(files.Keep(form.ContentType, bytes, form.FileName)) });
    }

    private async Task<IResult> ReadAsync(HttpRequest request)
    {
        if (await arrivals.ChatAsync(wire, (await FieldsAsync(request)).GetValueOrDefault("chatId")) is not { } chat) return Missing("chatId");

        await arrivals.ReadAsync(wire, chat.Messages.LastOrDefault(m => m is { Mine: true, Tick: not PhoneTick.Waiting })?.Id);
        return Results.Json(new JsonObject { ["success"] = "done" });
    }

    private async Task<IResult> SendAsync(string kind, HttpContext http)
    {
        var fields = await FieldsAsync(http.Request);
        if (Needed(kind) is not { } needed) return Results.NotFound();

        string[] missing = [.. needed.Prepend("to").Where(name => string.IsNullOrEmpty(fields.GetValueOrDefault(name)))];
        if (missing.Length > 0) return Missing(missing);
        if (await arrivals.ChatAsync(wire, fields["to"]) is not { } chat) return Results.Json(new JsonObject { ["sent"] = "false", ["message"] = "the `to` field is not a valid phone number" });

        var place = Interlocked.Increment(ref _queue);
        if (kind == "reaction") arrivals.React(chat, fields["msgId"], fields.GetValueOrDefault("emoji"));
        else await PutAsync(http, chat, kind, fields, place);

        return Results.Json(new JsonObject { ["sent"] = "true", ["message"] = "ok", ["id"] = place });
    }

    /// <summary>What stands in the queue under a reference; no webhook tells of what failed there.</summary>
    private async Task<IResult> ListAsync(string? referenceId)
    {
        var chats = await phones.AllAsync(wire);
        var places = chats.SelectMany(chat => chat.Messages).Where(m => !m.Mine && m.SendId is not null && m.Callback == referenceId)
            .Select(m => new JsonObject { ["id"] = long.Parse(m.SendId!, CultureInfo.InvariantCulture), ["referenceId"] = m.Callback, ["status"] = StatusOf(m.Tick) });
        return Results.Json(new JsonObject { ["messages"] = new JsonArray([.. places]) });
    }

    private static string StatusOf(PhoneTick tick) => tick switch
    {
        PhoneTick.Waiting => "queue",
        PhoneTick.Failed => "invalid",
        _ => "sent",
    };

    private async Task PutAsync(HttpContext http, PhoneChat chat, string kind, Dictionary<string, string> fields, long place)
    {
        var id = wire.NewId(chat, mine: false);
        var message = new PhoneMessage(id, arrivals.Now, false, KindOf(kind), TextOf(kind, fields))
        {
            QuotedId = fields.GetValueOrDefault("msgId"),
            SendId = $"{place}",
            Callback = fields.GetValueOrDefault("referenceId"),
        };
        if (FileIn(kind) is { } field)
            message = message with { File = await handed.TakeAsync(fields[field], fields.GetValueOrDefault("filename"), LikelyType(kind), http.RequestAborted) };

        // A file that cannot be had fails in the queue, of which UltraMsg tells nothing.
        if (FileIn(kind) is not null && message.File is null) arrivals.Fail(http, chat, message);
        else arrivals.Take(http, chat, message);
    }

    private static string[]? Needed(string kind) => kind switch
    {
        "chat" => ["body"],
        "location" => ["address", "lat", "lng"],
        "contact" => ["contact"],
        "vcard" => ["vcard"],
        "reaction" => ["msgId"],
        _ => FileIn(kind) is { } field ? [field] : null,
    };

    private static string? FileIn(string kind) => kind switch
    {
        "image" or "video" or "audio" or "sticker" or "document" => kind,
        "voice" => "audio",
        _ => null,
    };

    private static MessageKind KindOf(string kind) => kind switch
    {
        "chat" => MessageKind.Text,
        "vcard" or "contact" => MessageKind.Contacts,
        _ => Helpdesk.Core.Wire.Parse<MessageKind>(kind)!.Value,
    };

    private static string? TextOf(string kind, Dictionary<string, string> fields) => kind switch
    {
        "chat" => fields["body"],
        "location" => fields["address"],
        "contact" => fields["contact"],
        "vcard" => PhoneText.Of([.. fields["vcard"].Split('\n').Where(line => line.StartsWith("FN", StringComparison.Ordinal) || line.StartsWith("TEL", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(':') + 1)..].Trim())]),
        _ => fields.GetValueOrDefault("caption"),
    };

    private static string LikelyType(string kind) => kind switch
    {
        "image" => "image/jpeg",
        "video" => "video/mp4",
        "audio" => "audio/mpeg",
        "voice" => "audio/ogg; codecs=opus",
        "sticker" => "image/webp",
        _ => "application/octet-stream",
    };

    private static IResult Missing(params IEnumerable<string> names) =>
        Results.Json(new JsonObject { ["error"] = new JsonArray([.. names.Select(name => new JsonObject { [name] = "is required" })]) });

    /// <summary>Forms are what is documented; JSON is taken too.</summary>
    private static async Task<Dictionary<string, string>> FieldsAsync(HttpRequest request)
    {
        if (request.HasFormContentType) return (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());

        request.EnableBuffering();
        request.Body.Position = 0;
        var body = await request.BodyAsync() ?? [];
        return body.ToDictionary(field => field.Key, field => field.Value?.ToString() ?? "");
    }
}
