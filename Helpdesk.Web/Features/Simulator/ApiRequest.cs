using System.Text.Json;
using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>One provider's sending API, played by the simulator.</summary>
public interface IProviderApi
{
    PhoneWire Wire { get; }

    void Map(RouteGroupBuilder api);
}

/// <summary>How the fake APIs read what they are sent.</summary>
public static class ApiRequest
{
    /// <summary>Null when it is no text.</summary>
    public static string? Text(this JsonNode? body, string name) =>
        (body as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A number, or a text that holds one.</summary>
    public static double? Number(this JsonNode? body, string name) => (body as JsonObject)?[name] switch
    {
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Null when it is no JSON object.</summary>
    public static JsonObject? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is no JSON object.</summary>
    public static async Task<JsonObject?> BodyAsync(this HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Parse(await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
    }

    /// <summary>A file of a form; null when there is none.</summary>
    public static async Task<byte[]?> FileAsync(this HttpRequest request, string name)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(request.HttpContext.RequestAborted)).Files.GetFile(name) is not { } file) return null;

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return bytes.ToArray();
    }

    /// <summary>The digits of a phone id as providers take it ("+5511…", "5511…@c.us"); null when it is none.</summary>
    public static string? PhoneOf(string? to)
    {
        var digits = to?.Split('@')[0].TrimStart('+') ?? "";
        return digits.Length is >= 8 and <= 15 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
