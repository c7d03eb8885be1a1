using System.Text.Json.Serialization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>A message as the Cloud API takes it: one of the parts is filled, the one that <see cref="Type"/> names.</summary>
/// <param name="To">A phone or a group; null where we only know a user id.</param>
/// <param name="Recipient">A user id.</param>
internal sealed record MetaMessage(string RecipientType, string? To, string? Recipient, string Type, MetaContext? Context, string BizOpaqueCallbackData)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public MetaText? Text { get; init; }
    public MetaFile? Image { get; init; }
    public MetaFile? Video { get; init; }
    public MetaFile? Audio { get; init; }
    public MetaFile? Document { get; init; }
    public MetaFile? Sticker { get; init; }
    public MetaPlace? Location { get; init; }
    public IReadOnlyList<MetaContact>? Contacts { get; init; }
    public MetaReaction? Reaction { get; init; }
    public MetaTemplate? Template { get; init; }

    /// <param name="mediaId">What Meta called the file when it was uploaded; null when there is none.</param>
    public static MetaMessage Of(Parcel parcel, string? mediaId) => parcel.Content switch
    {
        OutgoingText text => Addressed(parcel, "text") with { Text = new MetaText(false, text.Text) },
        OutgoingFile file => WithFile(parcel, file, mediaId!),
        OutgoingPlace place => Addressed(parcel, "location") with { Location = MetaPlace.Of(place.Place) },
        OutgoingContacts contacts => Addressed(parcel, "contacts") with { Contacts = [.. contacts.Contacts.Select(MetaContact.Of)] },
        OutgoingReaction reaction => Addressed(parcel, "reaction") with { Reaction = new MetaReaction(reaction.TargetId, reaction.Emoji ?? "") },
        OutgoingTemplate template => Addressed(parcel, "template") with { Template = MetaTemplate.Of(template.Template) },
        _ => throw new InvalidOperationException($"{parcel.Content.GetType().Name} is nothing that Meta carries."),
    };

    private static MetaMessage Addressed(Parcel parcel, string type)
    {
        var kind = RawId.KindOf(parcel.To);
        return new MetaMessage(
            RecipientType: kind is RawIdKind.Phone or RawIdKind.UserId ? "individual" : "group",
            To: kind == RawIdKind.UserId ? null : parcel.To.TrimStart('+'),
            Recipient: kind == RawIdKind.UserId ? parcel.To : null,
            Type: type,
            Context: parcel.ReplyTo is { } quoted ? new MetaContext(quoted) : null,
            BizOpaqueCallbackData: parcel.MessageId.ToString());
    }

    private static MetaMessage WithFile(Parcel parcel, OutgoingFile file, string id) => file.Kind switch
    {
        MessageKind.Image => Addressed(parcel, "image") with { Image = new MetaFile(id, file.Caption) },
        MessageKind.Video => Addressed(parcel, "video") with { Video = new MetaFile(id, file.Caption) },
        MessageKind.Sticker => Addressed(parcel, "sticker") with { Sticker = new MetaFile(id) },
        MessageKind.Audio => Addressed(parcel, "audio") with { Audio = new MetaFile(id) },
        MessageKind.Voice => Addressed(parcel, "audio") with { Audio = new MetaFile(id, Voice: true) },
        _ => Addressed(parcel, "document") with { Document = new MetaFile(id, file.Caption, file.File.Name) },
    };
}

internal sealed record MetaContext(string MessageId);

internal sealed record MetaText(bool PreviewUrl, string Body);

internal sealed record MetaFile(string Id, string? Caption = null, string? Filename = null, bool? Voice = null);

internal sealed record MetaPlace(double Latitude, double Longitude, string? Name, string? Address)
{
    public static MetaPlace Of(Place place) => new(place.Latitude, place.Longitude, place.Name, place.Address);
}

internal sealed record MetaContact(MetaContactName Name, IReadOnlyList<MetaContactPhone> Phones)
{
    // Meta wants one more part of the name than the whole of it.
    public static MetaContact Of(SharedContact contact) =>
        new(new MetaContactName(contact.Name, contact.Name), [.. contact.Phones.Select(phone => new MetaContactPhone(phone, "CELL"))]);
}

internal sealed record MetaContactName(string FormattedName, string FirstName);

internal sealed record MetaContactPhone(string Phone, string Type);

/// <param name="Emoji">Empty takes it back.</param>
internal sealed record MetaReaction(string MessageId, string Emoji);

/// <summary>Marks a message, and all before it, as read; with an indicator it also shows that we write.</summary>
internal sealed record MetaRead(string MessageId, MetaTyping? TypingIndicator)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string Status { get; init; } = "read";
}

internal sealed record MetaTyping(string Type);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetaMessage))]
[JsonSerializable(typeof(MetaRead))]
internal sealed partial class MetaJson : JsonSerializerContext;
