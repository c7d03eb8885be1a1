using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.UltraMsg;

/// <summary>Webhook bodies as UltraMsg writes them: what is not told is an empty text and never null.</summary>
public sealed class UltraMsgBodies(PhoneFiles files)
{
    /// <summary>Bodies tell the number of the instance only; addresses have "instance" before it.</summary>
    private static string Instance => DemoChannel.UltraMsg.Credentials["InstanceId"]["instance".Length..];

    private static string Us => $"{DemoChannel.UltraMsg.Number}@c.us";

    public static string ChatId(PhoneChat chat) => chat.Hides ? chat.OpaqueId : $"{chat.Contact.WaId}@c.us";

    public JsonObject Received(PhoneChat chat, PhoneMessage message) => Envelope("message_received", null, Data(chat, message, message.At, ""));

    /// <summary>"message_create" with "pending", and "message_ack" from then on.</summary>
    public JsonObject Ours(PhoneChat chat, Arrived arrived, string happened, string ack) =>
        Envelope(happened, arrived.Message, Data(chat, arrived.Message, arrived.At, ack));

    public static JsonObject Reaction(PhoneChat chat, Reacted reacted) => Envelope("message_reaction", null, new JsonObject
    {
        ["id"] = reacted.Id,
        ["msgId"] = reacted.Target.Id,
        ["from"] = ChatId(chat),
        ["to"] = Us,
        ["pushname"] = chat.Name ?? "",
        ["type"] = "reaction",
        ["reaction"] = reacted.Emoji ?? "",
        ["body"] = reacted.Emoji ?? "",
        ["fromMe"] = false,
        ["time"] = reacted.At.ToUnixTimeSeconds(),
    });

    private static JsonObject Envelope(string happened, PhoneMessage? ours, JsonObject data) => new()
    {
        ["event_type"] = happened,
        ["instanceId"] = Instance,
        ["id"] = ours?.SendId ?? "",
        ["referenceId"] = ours?.Callback ?? "",
        ["hash"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
        ["data"] = data,
    };

    private JsonObject Data(PhoneChat chat, PhoneMessage message, DateTimeOffset at, string ack)
    {
        var them = ChatId(chat);
        var data = new JsonObject
        {
            ["id"] = message.Id,
            ["sid"] = RandomNumberGenerator.GetHexString(20),
            ["from"] = message.Mine ? them : Us,
            ["to"] = message.Mine ? Us : them,
            ["author"] = "",
            ["pushname"] = message.Mine ? chat.Name ?? "" : ack == "pending" ? "Suporte" : "",
            ["ack"] = ack,
            ["type"] = TypeOf(message.Kind),
            ["body"] = message.File is null ? message.Text ?? "" : message.Kind == MessageKind.Document ? message.File.Name ?? "" : "",
            ["media"] = message.File is { } media ? files.LinkTo(media) : "",
            ["fromMe"] = !message.Mine,
            ["self"] = false,
            ["isForwarded"] = false,
            ["isMentioned"] = false,
            ["quotedMsg"] = Quoted(chat, message.QuotedId),
            ["mentionedIds"] = new JsonArray(),
            ["time"] = at.ToUnixTimeSeconds(),
        };
        if (message.File is { } file) AddFile(data, message, file);
        if (message.Place is { } place) data["location"] = Location(place);
        return data;
    }

    private static void AddFile(JsonObject data, PhoneMessage message, PhoneFile file)
    {
        if (message.Kind == MessageKind.Document) data["filename"] = file.Name;
        else if (message.Text is not null) data["caption"] = message.Text;
        if (message.Kind is MessageKind.Image or MessageKind.Voice) data["mimetype"] = file.ContentType;
    }

    private static JsonObject Location(Place place) => new()
    {
        ["latitude"] = place.Latitude.ToString(CultureInfo.InvariantCulture),
        ["longitude"] = place.Longitude.ToString(CultureInfo.InvariantCulture),
        ["description"] = place.Name ?? "",
    };

    private static JsonObject Quoted(PhoneChat chat, string? quotedId) => chat.Find(quotedId) is { } quoted
        ? new() { ["id"] = quoted.Id, ["type"] = TypeOf(quoted.Kind), ["body"] = quoted.Text ?? "" }
        : [];

    private static string TypeOf(MessageKind kind) => kind switch
    {
        MessageKind.Text => "chat",
        MessageKind.Voice => "ptt",
        MessageKind.Contacts => "vcard",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
