using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>The part of Meta's Graph API that the real sender calls (Cloud API: messages). As strict as Meta, with its errors.</summary>
public sealed class GraphApi(MetaWire wire, GraphMedia media, GraphMessages messages, Arrivals arrivals) : IProviderApi
{
    public PhoneWire Wire => wire;

    private string NumberId => wire.Demo.Credentials["PhoneNumberId"];

    public void Map(RouteGroupBuilder api)
    {
        var graph = api.MapGroup("").AddEndpointFilter(async (call, next) =>
            call.HttpContext.Request.Headers.Authorization == $"Bearer {wire.Demo.Credentials["AccessToken"]}" ? await next(call) : GraphErrors.Unauthorised());
        graph.MapPost("/{version}/{number}/messages", ReceiveAsync);
        graph.MapPost("/{version}/{number}/media", (string number, HttpRequest request) => number == NumberId ? media.UploadAsync(request) : Task.FromResult(GraphErrors.Nothing(number)));
        graph.MapGet("/{version}/{account}/message_templates", (string account, string? status) =>
            account == wire.Demo.Credentials["BusinessAccountId"] ? GraphTemplates.List(status) : GraphErrors.Nothing(account));
        graph.MapGet("/{version:regex(^v[0-9.]+$)}/{mediaId}", (string mediaId) => media.Name(mediaId));
        graph.MapGet("/files/{mediaId}", (string mediaId) => media.Give(mediaId));
    }

    private async Task<IResult> ReceiveAsync(string number, HttpContext http)
    {
        if (number != NumberId) return GraphErrors.Nothing(number);
        if (await http.Request.BodyAsync() is not { } body || body.Text("messaging_product") != "whatsapp")
            return GraphErrors.Bad("(#100) The parameter messaging_product is required.");

        return body.Text("status") == "read" ? await ReadAsync(body) : await messages.AcceptAsync(body, http);
    }

    private async Task<IResult> ReadAsync(JsonObject body) => await arrivals.ReadAsync(wire, body.Text("message_id"), body["typing_indicator"].Text("type") == "text")
        ? Results.Json(new JsonObject { ["success"] = true })
        : GraphErrors.Bad("(#100) Invalid parameter: message_id");
}

/// <summary>How the Graph API refuses.</summary>
internal static class GraphErrors
{
    public static IResult Unauthorised() => Of(StatusCodes.Status401Unauthorized, 190, "Invalid OAuth access token - Cannot parse access token");

    public static IResult Bad(string message) => Of(StatusCodes.Status400BadRequest, 100, message);

    public static IResult Nothing(string id) => Bad($"Unsupported request. Object with ID '{id}' does not exist");

    public static IResult Of(int status, int code, string message) => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "OAuthException", ["code"] = code, ["fbtrace_id"] = $"{Guid.CreateVersion7():N}" } },
        statusCode: status);
}
