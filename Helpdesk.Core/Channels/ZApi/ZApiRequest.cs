using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>A request to send, ready to be posted: each kind has a path of its own (Z-API: messages).</summary>
internal sealed record ZApiRequest(string Path, byte[] Body)
{
    /// <summary>A file travels in the request as a data URI as long as that stays below 5 MB, where servers begin to refuse.</summary>
    public const long LargestInside = 3 * 1024 * 1024;

    /// <summary>What need not be tried, because Z-API could not carry it; null when it may go.</summary>
    public static Failure? Refusal(Parcel parcel) => parcel.Content switch
    {
        OutgoingTemplate => new Failure(FailureKind.ContentRefused, null, "Z-API has no templates"),
        OutgoingFile { File: { Size: > LargestInside, Link: null } } => new Failure(
            FailureKind.ContentRefused, null, "Helpdesk__PublicAddress is not set: the provider fetches files from there"),
        _ => null,
    };

    /// <exception cref="IOException">The file to send cannot be read.</exception>
    public static async Task<ZApiRequest> OfAsync(Parcel parcel, CancellationToken stop)
    {
        var message = new ZApiMessage { Phone = parcel.To.TrimStart('+'), MessageId = parcel.ReplyTo };
        return parcel.Content switch
        {
            OutgoingText text => Of("send-text", message with { Message = text.Text }),
            OutgoingReaction { Emoji: { } emoji } reaction => Of("send-reaction", message with { Reaction = emoji, MessageId = reaction.TargetId }),
            OutgoingReaction reaction => Of("send-remove-reaction", message with { MessageId = reaction.TargetId }),
            OutgoingPlace place => Of("send-location", Located(message, place.Place)),
            OutgoingContacts { Contacts: [{ Phones: [var phone] } only] } =>
                Of("send-contact", message with { ContactName = only.Name, ContactPhone = Digits(phone) }),
            OutgoingContacts contacts => Of("send-contacts", message with { Contacts = [.. contacts.Contacts.Select(Card)] }),
            OutgoingFile file => OfFile(file, message with { Caption = file.Caption }, await FileAsync(file.File, stop)),
            var other => throw new NotSupportedException($"Z-API is not asked to send {other.GetType().Name}."),
        };
    }

    private static ZApiRequest OfFile(OutgoingFile file, ZApiMessage message, string bytes) => file.Kind switch
    {
        MessageKind.Image => Of("send-image", message with { Image = bytes }),
        MessageKind.Video => Of("send-video", message with { Video = bytes }),

        // These take no caption; a recording is sent as a voice note in any case.
        MessageKind.Audio or MessageKind.Voice => Of("send-audio", message with { Audio = bytes, Caption = null }),
        MessageKind.Sticker => Of("send-sticker", message with { Sticker = bytes, Caption = null }),
        _ => Of($"send-document/{Extension(file.File)}", message with { Document = bytes, FileName = file.File.Name }),
    };

    private static ZApiRequest Of(string path, ZApiMessage message) => new(path, JsonSerializer.SerializeToUtf8Bytes(message, ZApiJson.Default.ZApiMessage));

    private static async Task<string> FileAsync(FileToSend file, CancellationToken stop)
    {
        if (file.Size > LargestInside) return file.Link!.AbsoluteUri;

        var bytes = await File.ReadAllBytesAsync(file.Path, stop);
        return $"data:{file.ContentType.Split(';')[0].Trim()};base64,{Convert.ToBase64String(bytes)}";
    }

    private static ZApiMessage Located(ZApiMessage message, Place place)
    {
        var (latitude, longitude) = (place.Latitude.ToString(CultureInfo.InvariantCulture), place.Longitude.ToString(CultureInfo.InvariantCulture));
        return message with
        {
            // Both texts are required.
            Title = place.Name ?? place.Address ?? $"{latitude}, {longitude}",
            Address = place.Address ?? place.Name ?? $"{latitude}, {longitude}",
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    private static ZApiContact Card(SharedContact contact) => new(contact.Name, [.. contact.Phones.Select(Digits)]);

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    // It becomes part of the address, so nothing but letters and digits of it.
    private static string Extension(FileToSend file)
    {
        var told = System.IO.Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant();
        return told.Length is > 0 and <= 10 && told.All(char.IsAsciiLetterOrDigit) ? told : "bin";
    }
}

/// <summary>The body of all requests to send; only what belongs to the kind is filled.</summary>
internal sealed record ZApiMessage
{
    /// <summary>Digits, a lid or a group.</summary>
    public required string Phone { get; init; }

    /// <summary>The message that is quoted, or reacted to.</summary>
    public string? MessageId { get; init; }

    public string? Message { get; init; }
    public string? Reaction { get; init; }
    public string? Image { get; init; }
    public string? Video { get; init; }
    public string? Audio { get; init; }
    public string? Sticker { get; init; }
    public string? Document { get; init; }
    public string? FileName { get; init; }
    public string? Caption { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public string? Latitude { get; init; }
    public string? Longitude { get; init; }
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    public IReadOnlyList<ZApiContact>? Contacts { get; init; }
}

internal sealed record ZApiContact(string Name, IReadOnlyList<string> Phones);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ZApiMessage))]
internal sealed partial class ZApiJson : JsonSerializerContext;
