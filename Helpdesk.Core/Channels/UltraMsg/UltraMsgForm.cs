using System.Globalization;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>A request to send as UltraMsg takes it: the last part of the address, and the fields of a form.</summary>
internal sealed record UltraMsgForm(string Kind, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <param name="file">Where the file of the parcel was uploaded to.</param>
    /// <returns>Null for what UltraMsg has not.</returns>
    public static UltraMsgForm? Of(Parcel parcel, string token, string file)
    {
        var form = parcel.Content switch
        {
            OutgoingText text => new UltraMsgForm("chat", [new("body", text.Text)]),
            OutgoingFile outgoing => OfFile(outgoing, file),
            OutgoingPlace { Place: var place } => new UltraMsgForm(
                "location", [new("address", Lines(place)), new("lat", Plain(place.Latitude)), new("lng", Plain(place.Longitude))]),
            OutgoingContacts { Contacts: [var only] } => new UltraMsgForm("vcard", [new("vcard", VCard.Write(only))]),
            OutgoingContacts { Contacts: var several } => new UltraMsgForm("contact", [new("contact", Numbers(several))]),
            OutgoingReaction reaction => new UltraMsgForm("reaction", [new("msgId", reaction.TargetId), new("emoji", reaction.Emoji ?? "")]),
            _ => null,
        };
        return form is null ? null : form with { Fields = [.. Head(parcel, token), .. form.Fields] };
    }

    private static UltraMsgForm? OfFile(OutgoingFile outgoing, string file)
    {
        KeyValuePair<string, string>[] caption = outgoing.Caption is { Length: > 0 } words ? [new("caption", words)] : [];
        return outgoing.Kind switch
        {
            MessageKind.Image => new UltraMsgForm("image", [new("image", file), .. caption]),
            MessageKind.Video => new UltraMsgForm("video", [new("video", file), .. caption]),
            MessageKind.Audio => new UltraMsgForm("audio", [new("audio", file)]),
            MessageKind.Voice => new UltraMsgForm("voice", [new("audio", file)]),
            MessageKind.Sticker => new UltraMsgForm("sticker", [new("sticker", file)]),
            MessageKind.Document => new UltraMsgForm("document", [new("document", file), new("filename", outgoing.File.Name), .. caption]),
            _ => null,
        };
    }

    // With the reference all that is told of the message later leads back to ours, even when the answer to this request is lost.
    private static IEnumerable<KeyValuePair<string, string>> Head(Parcel parcel, string token)
    {
        yield return new("token", token);
        yield return new("to", UltraMsgApi.ChatId(parcel.To));
        yield return new("referenceId", parcel.MessageId.ToString());

        // A message of ours of which only the number in the queue is known yet cannot be quoted.
        if (parcel is { ReplyTo: { } quoted, Content: not OutgoingReaction } && quoted.Contains('_', StringComparison.Ordinal)) yield return new("msgId", quoted);
    }

    private static string Lines(Place place) => string.Join('\n', new[] { place.Name, place.Address }.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string Plain(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(IEnumerable<SharedContact> contacts) =>
        string.Join(',', contacts.SelectMany(contact => contact.Phones).Select(phone => $"{string.Concat(phone.Where(char.IsAsciiDigit))}@c.us"));
}
