using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.Gupshup;

/// <summary>The part of Gupshup's self-serve API that the real sender calls.</summary>
public sealed class GupshupApi(GupshupWire wire, HandedFiles handed, Arrivals arrivals) : IProviderApi
{
    public PhoneWire Wire => wire;

    public void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("").AddEndpointFilter(async (call, next) => call.HttpContext.Request.Headers["apikey"] == wire.Demo.Credentials["ApiKey"]
            ? await next(call)
            : Bad("Portal User Not Found With APIKey", StatusCodes.Status401Unauthorized));
        own.MapPost("/wa/api/v1/msg", SendAsync);
        own.MapPost("/wa/api/v1/template/msg", SendTemplateAsync);
        own.MapPut("/wa/app/{app}/msg/{message}/read", ReadAsync);
        own.MapGet("/wa/app/{app}/template", (string app, string? templateStatus) => IsOurs(app) ? Results.Json(Templates(templateStatus)) : Bad("Invalid App Details"));
        own.MapGet("/sm/api/v1/template/list/{app}", (string app) => app == wire.Demo.Credentials["AppName"] ? Results.Json(Templates(null)) : Bad("Invalid App Details"));
    }

    private async Task<IResult> ReadAsync(string app, string message) =>
        !IsOurs(app) ? Bad("Invalid App Details") : await arrivals.ReadAsync(wire, message) ? Results.Json(new JsonObject { ["status"] = "success" }) : Bad("Invalid message id");

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        var http = request.HttpContext;
        var (form, refusal) = await FormAsync(request);
        if (form is null) return refusal!;
        if (ApiRequest.Parse(form["message"]) is not { } said || said.Text("type") is not { } type) return Bad("Invalid message");
        if (await arrivals.ChatAsync(wire, ApiRequest.PhoneOf(form["destination"])) is not { } chat) return Bad("Invalid Destination");

        var message = NewMessage(chat, KindOf(type), TextOf(type, said)) with { QuotedId = said["context"].Text("msgId") };
        if (type == "reaction")
        {
            arrivals.React(chat, said.Text("msgId"), said.Text("emoji"));
            return Submitted(message);
        }

        if (type == "text" && message.Text is not { Length: > 0 and <= 4_096 }) return Bad("Invalid text");
        if (said.ContainsKey("caption") && said["caption"] is null) return Bad("Caption must not be null");
        if ((said.Text("originalUrl") ?? said.Text("url")) is not { } link) return message.Kind is MessageKind.Text or MessageKind.Location or MessageKind.Contacts ? Put(http, chat, message) : Bad("Invalid media URL");

        message = message with { File = await handed.TakeAsync(link, said.Text("filename"), "application/octet-stream", http.RequestAborted) };
        if (message.File is not null) return Put(http, chat, message);

        arrivals.Fail(http, chat, message);
        return Submitted(message);
    }

    private async Task<IResult> SendTemplateAsync(HttpRequest request)
    {
        var (form, refusal) = await FormAsync(request);
        if (form is null) return refusal!;
        if (await arrivals.ChatAsync(wire, ApiRequest.PhoneOf(form["destination"])) is not { } chat) return Bad("Invalid Destination");

        var chosen = ApiRequest.Parse(form["template"]);
        if (DemoTemplate.All.FirstOrDefault(t => t.GsId == chosen.Text("id") && t.IsApproved) is not { } template) return Bad("Template Not Found");

        var values = (chosen?["params"] as JsonArray ?? []).Select(value => value?.ToString() ?? "").ToList();
        return values.Count == template.Places
            ? Put(request.HttpContext, chat, NewMessage(chat, MessageKind.Template, template.Fill(values)))
            : Bad("Template Did not match");
    }

    /// <summary>The fields, or why they are refused.</summary>
    private async Task<(IFormCollection? Form, IResult? Refusal)> FormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) return (null, Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));

        var (form, credentials) = (await request.ReadFormAsync(), wire.Demo.Credentials);
        if (form["channel"] != "whatsapp") return (null, Bad("Invalid Channel"));
        return form["src.name"] == credentials["AppName"] && form["source"] == credentials["SourcePhone"] ? (form, null) : (null, Bad("Invalid App Details"));
    }

    private IResult Put(HttpContext http, PhoneChat chat, PhoneMessage message)
    {
        arrivals.Take(http, chat, message);
        return Submitted(message);
    }

    private PhoneMessage NewMessage(PhoneChat chat, MessageKind kind, string? text) =>
        new(wire.NewId(chat, mine: false), arrivals.Now, false, kind, text) { SendId = $"{Guid.CreateVersion7()}" };

    private bool IsOurs(string app) => app == wire.Demo.Credentials["GsAppId"];

    private static MessageKind KindOf(string type) => type switch
    {
        "file" => MessageKind.Document,
        "contact" => MessageKind.Contacts,
        _ => Helpdesk.Core.Wire.Parse<MessageKind>(type) ?? MessageKind.Unsupported,
    };

    private static string? TextOf(string type, JsonObject said) => type switch
    {
        "text" => said.Text("text"),
        "location" => PhoneText.OfPlace(said),
        "contact" => PhoneText.Of(said["contact"]?["name"].Text("formattedName"), (said["contact"]?["phones"] as JsonArray)?.FirstOrDefault().Text("phone")),
        _ => said.Text("caption"),
    };

    private static JsonObject Templates(string? status) => new()
    {
        ["status"] = "success",
        ["templates"] = new JsonArray([.. DemoTemplate.All.Where(t => status is null || t.Status == status).Select(Describe)]),
    };

    private static JsonObject Describe(DemoTemplate template) => new()
    {
        ["id"] = template.GsId,
        ["appId"] = Hosting.DemoChannel.Gupshup.Credentials["GsAppId"],
        ["elementName"] = template.Name,
        ["languageCode"] = DemoTemplate.Language,
        ["category"] = DemoTemplate.Category,
        ["templateType"] = "TEXT",
        ["status"] = template.Status,
        ["data"] = string.Join('\n', new[] { template.Header?.Text, template.Body.Text, template.Footer }.OfType<string>()),
        ["containerMeta"] = new JsonObject
        {
            ["data"] = template.Body.Text,
            ["header"] = template.Header?.Text,
            ["footer"] = template.Footer,
            ["buttons"] = template.Button is { } button ? new JsonArray(new JsonObject { ["type"] = "URL", ["text"] = button.Text, ["url"] = button.Address.Text }) : null,
        }.ToJsonString(),
    };

    private static IResult Submitted(PhoneMessage message) =>
        Results.Json(new JsonObject { ["status"] = "submitted", ["messageId"] = message.SendId }, statusCode: StatusCodes.Status202Accepted);

    private static IResult Bad(string message, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new JsonObject { ["status"] = "error", ["message"] = message }, statusCode: status);
}
