using System.Text.Json;
using System.Text.Json.Serialization;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>The form that a message goes out in (Gupshup: Send message, Send template message). What is said is JSON in one of its fields.</summary>
internal static class GupshupForm
{
    public static FormUrlEncodedContent Of(ChannelAccess channel, Parcel parcel) => new(
    [
        new("channel", "whatsapp"),
        new("source", channel["SourcePhone"].TrimStart('+')),
        new("destination", parcel.To.TrimStart('+')),
        new("src.name", channel["AppName"]),
        parcel.Content is OutgoingTemplate { Template: var chosen }
            ? new("template", JsonSerializer.Serialize(new GupshupTemplate(chosen.Id, chosen.Values), GupshupJson.Default.GupshupTemplate))
            : new("message", JsonSerializer.Serialize(GupshupMessage.Of(parcel), GupshupJson.Default.GupshupMessage)),
    ]);
}

/// <param name="Params">The values of all variables, in the order in which these stand: header, body, buttons.</param>
internal sealed record GupshupTemplate(string Id, IReadOnlyList<string> Params);

/// <summary>What is said (Gupshup: Outbound messages). Which properties there are depends on the type.</summary>
internal sealed record GupshupMessage(string Type)
{
    public string? Text { get; init; }
    public Uri? OriginalUrl { get; init; }
    public Uri? PreviewUrl { get; init; }
    public Uri? Url { get; init; }
    public string? Filename { get; init; }

    /// <summary>Of what can have one it is never null: Gupshup refuses that.</summary>
    public string? Caption { get; init; }

    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Name { get; init; }
    public string? Address { get; init; }
    public GupshupContact? Contact { get; init; }
    public string? MsgId { get; init; }
    public string? Emoji { get; init; }
    public GupshupContext? Context { get; init; }

    public static GupshupMessage Of(Parcel parcel)
    {
        var message = parcel.Content switch
        {
            OutgoingText text => new GupshupMessage("text") { Text = text.Text },
            OutgoingFile file => Of(file),
            OutgoingPlace { Place: var place } => new GupshupMessage("location")
            {
                Longitude = place.Longitude,
                Latitude = place.Latitude,
                Name = place.Name,
                Address = place.Address,
            },
            OutgoingContacts { Contacts: [var contact] } => new GupshupMessage("contact") { Contact = GupshupContact.Of(contact) },
            OutgoingReaction reaction => new GupshupMessage("reaction") { MsgId = reaction.TargetId, Emoji = reaction.Emoji ?? "" },
            _ => throw new ArgumentException($"Gupshup sends no {parcel.Content.GetType().Name} like this.", nameof(parcel)),
        };
        return parcel.ReplyTo is { } quoted ? message with { Context = new GupshupContext(quoted) } : message;
    }

    private static GupshupMessage Of(OutgoingFile file)
    {
        var (link, caption) = (file.File.Link, file.Caption ?? "");
        return file.Kind switch
        {
            MessageKind.Image => new GupshupMessage("image") { OriginalUrl = link, PreviewUrl = link, Caption = caption },
            MessageKind.Video => new GupshupMessage("video") { Url = link, Caption = caption },
            MessageKind.Audio or MessageKind.Voice => new GupshupMessage("audio") { Url = link },
            MessageKind.Sticker => new GupshupMessage("sticker") { Url = link },
            _ => new GupshupMessage("file") { Url = link, Filename = file.File.Name, Caption = caption },
        };
    }
}

internal sealed record GupshupContext(string MsgId);

internal sealed record GupshupContact(GupshupName Name, IReadOnlyList<GupshupPhone> Phones)
{
    public static GupshupContact Of(SharedContact contact) =>
        new(new GupshupName(contact.Name, contact.Name), [.. contact.Phones.Select(phone => new GupshupPhone(phone, "WORK"))]);
}

/// <summary>WhatsApp wants one more part of the name than the whole.</summary>
internal sealed record GupshupName(string FormattedName, string FirstName);

internal sealed record GupshupPhone(string Phone, string Type);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GupshupMessage))]
[JsonSerializable(typeof(GupshupTemplate))]
internal sealed partial class GupshupJson : JsonSerializerContext;
