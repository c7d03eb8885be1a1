using System.Text.Json.Serialization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>A text message as the Cloud API takes it. Its recipient is a phone or group (to) or a user id (recipient).</summary>
internal sealed record MetaTextMessage(
    string RecipientType, string? To, string? Recipient, MetaContext? Context, MetaText Text, string BizOpaqueCallbackData)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string Type { get; init; } = "text";

    public static MetaTextMessage Of(Parcel parcel)
    {
        var kind = RawId.KindOf(parcel.To);
        return new MetaTextMessage(
            RecipientType: kind is RawIdKind.Phone or RawIdKind.UserId ? "individual" : "group",
            To: kind == RawIdKind.UserId ? null : parcel.To.TrimStart('+'),
            Recipient: kind == RawIdKind.UserId ? parcel.To : null,
            Context: parcel.ReplyTo is { } quoted ? new MetaContext(quoted) : null,
            Text: new MetaText(false, ((OutgoingText)parcel.Content).Text),
            BizOpaqueCallbackData: parcel.MessageId.ToString());
    }
}

internal sealed record MetaContext(string MessageId);

internal sealed record MetaText(bool PreviewUrl, string Body);

/// <summary>Marks a message, and all before it, as read.</summary>
internal sealed record MetaRead(string MessageId)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string Status { get; init; } = "read";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetaTextMessage))]
[JsonSerializable(typeof(MetaRead))]
internal sealed partial class MetaJson : JsonSerializerContext;
