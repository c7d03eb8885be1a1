using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Helpdesk.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Api;

/// <summary>How the API spells JSON: camelCase, enums in snake_case, times in UTC.</summary>
public static class ApiJson
{
    public static void Configure(JsonSerializerOptions json)
    {
        json.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        json.Converters.Add(new UtcTimes());
        json.NumberHandling = JsonNumberHandling.Strict;

        // Names in Portuguese stay readable; this JSON never stands inside HTML.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="BadRequestException">It is not JSON, or not of this shape.</exception>
    public static async Task<T> BodyAsync<T>(this HttpContext http) where T : class
    {
        if (!http.Request.HasJsonContentType()) throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType);
        if (http.Request.ContentLength > Limits.ApiBody) throw new BadRequestException(StatusCodes.Status413PayloadTooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Limits.ApiBody;

        var json = Options(http);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, json, http.RequestAborted) ?? throw new BadRequestException("", "BodyMissing");
        }
        catch (JsonException e)
        {
            throw Shape(e, typeof(T), json);
        }
    }

    /// <summary>Reads one item of a list, so that one of a wrong shape does not spoil the others.</summary>
    /// <exception cref="BadRequestException">It is not of this shape.</exception>
    public static T Item<T>(this HttpContext http, JsonElement item) where T : class
    {
        var json = Options(http);
        try
        {
            return item.Deserialize<T>(json) ?? throw new BadRequestException("", "BodyMissing");
        }
        catch (JsonException e)
        {
            throw Shape(e, typeof(T), json);
        }
    }

    private static JsonSerializerOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private static BadRequestException Shape(JsonException e, Type type, JsonSerializerOptions json)
    {
        var field = JsonPlace.FieldOf(e.Path);
        if (field.Length == 0 && e.InnerException is not null) return new BadRequestException("", "NotJson");

        return JsonPlace.TypeAt(field, type, json) is { } expected
            ? new BadRequestException(field, JsonPlace.NameOf(expected), JsonPlace.ValuesOf(expected))
            : new BadRequestException(field, "UnknownField", JsonPlace.FieldsOf(type, json));
    }

    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CustomerModel))]
[JsonSerializable(typeof(ListModel<CustomerModel>))]
[JsonSerializable(typeof(IReadOnlyList<CustomerResultModel>))]
[JsonSerializable(typeof(TicketModel))]
[JsonSerializable(typeof(ListModel<TicketModel>))]
[JsonSerializable(typeof(NewTicketModel))]
[JsonSerializable(typeof(TicketChangeModel))]
[JsonSerializable(typeof(MessageModel))]
[JsonSerializable(typeof(ListModel<MessageModel>))]
[JsonSerializable(typeof(NewMessageModel))]
[JsonSerializable(typeof(ListModel<TicketEventModel>))]
[JsonSerializable(typeof(ListModel<QuarantineModel>))]
[JsonSerializable(typeof(SummaryModel))]
[JsonSerializable(typeof(List<JsonElement>))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
