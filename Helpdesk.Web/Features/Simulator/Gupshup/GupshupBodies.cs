using System.Globalization;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.Gupshup;

/// <summary>Webhook bodies in Gupshup's own format (version 2).</summary>
public sealed class GupshupBodies(PhoneFiles files)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public IEnumerable<Hook> Tell(PhoneChat chat, Deed deed) => deed switch
    {
        Wrote wrote => [Of("message", wrote.At, Message(chat, wrote.Message))],
        Arrived { Tick: PhoneTick.Sent } sent => [Of("message-event", sent.At, Enqueued(chat, sent.Message)), Of("message-event", sent.At, Event(chat, sent))],
        Arrived arrived => [Of("message-event", arrived.At, Event(chat, arrived))],
        Failed failed => [Of("message-event", failed.At, Failure(chat, failed.Message))],
        _ => [],
    };

    private static Hook Of(string type, DateTimeOffset at, JsonObject payload) => new(type, new JsonObject
    {
        ["app"] = DemoChannel.Gupshup.Credentials["AppName"],
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        ["version"] = 2,
        ["type"] = type,
        ["payload"] = payload,
    });

    private JsonObject Message(PhoneChat chat, PhoneMessage message)
    {
        var (type, content) = Content(message);
        var phone = chat.Contact.WaId;
        var payload = new JsonObject
        {
            ["id"] = message.Id,
            ["source"] = phone,
            ["type"] = type,
            ["payload"] = content,
            ["sender"] = new JsonObject { ["phone"] = phone, ["name"] = chat.Contact.Name, ["country_code"] = phone[..2], ["dial_code"] = phone[2..] },
        };
        if (message.QuotedId is not { } id) return payload;

        payload["context"] = new JsonObject { ["id"] = id };
        if (chat.Find(id)?.SendId is { } request) payload["context"]!["gsId"] = request;
        return payload;
    }

    private (string Type, JsonObject Content) Content(PhoneMessage message)
    {
        if (message.Place is { } place) return ("location", Location(place));
        if (message.File is not { } file) return ("text", new JsonObject { ["text"] = message.Text });

        var content = new JsonObject
        {
            ["url"] = files.LinkTo(file),
            ["contentType"] = file.ContentType,
            ["urlExpiry"] = (message.At + KeptFor).ToUnixTimeMilliseconds(),
        };
        if (message.Kind is MessageKind.Image or MessageKind.Video or MessageKind.Document) content["caption"] = message.Text ?? "";
        if (message.Kind == MessageKind.Document) content["name"] = file.Name;
        return (TypeOf(message.Kind), content);
    }

    private static string TypeOf(MessageKind kind) => kind switch
    {
        MessageKind.Document => "file",

        // Nothing tells a voice note from another sound.
        MessageKind.Voice => "audio",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static JsonObject Location(Place place) => new()
    {
        ["longitude"] = place.Longitude.ToString(CultureInfo.InvariantCulture),
        ["latitude"] = place.Latitude.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The only body that links both ids early.</summary>
    private static JsonObject Enqueued(PhoneChat chat, PhoneMessage message) => new()
    {
        ["id"] = message.SendId,
        ["type"] = "enqueued",
        ["destination"] = chat.Contact.WaId,
        ["payload"] = new JsonObject { ["whatsappMessageId"] = message.Id, ["type"] = message.Kind == MessageKind.Template ? "template" : "session" },
    };

    private static JsonObject Event(PhoneChat chat, Arrived arrived)
    {
        var payload = Event(chat, arrived.Message, arrived.Tick.ToString().ToLowerInvariant(), new JsonObject { ["ts"] = arrived.At.ToUnixTimeSeconds() });
        if (arrived.Tick != PhoneTick.Sent) return payload;

        payload["conversation"] = new JsonObject { ["id"] = $"{chat.Contact.WaId}", ["expiresAt"] = arrived.At.AddDays(1).ToUnixTimeSeconds(), ["type"] = "service" };
        payload["pricing"] = new JsonObject { ["policy"] = "PMP", ["category"] = "service" };
        return payload;
    }

    private static JsonObject Failure(PhoneChat chat, PhoneMessage message) => Event(chat, message, "failed", new JsonObject
    {
        ["code"] = 1010,
        ["reason"] = "Failed to fetch the media from the given URL",
    });

    private static JsonObject Event(PhoneChat chat, PhoneMessage message, string type, JsonObject inner) => new()
    {
        ["id"] = message.Id,
        ["gsId"] = message.SendId,
        ["type"] = type,
        ["destination"] = chat.Contact.WaId,
        ["payload"] = inner,
    };
}
