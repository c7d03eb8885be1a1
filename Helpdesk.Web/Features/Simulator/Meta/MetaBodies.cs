using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Webhook bodies as Meta writes them (Meta: messages and calls webhooks); others pass them on with a few additions.</summary>
/// <param name="accountId">The business account.</param>
/// <param name="numberId">phone_number_id.</param>
/// <param name="number">Ours, in digits.</param>
public class MetaBodies(string accountId, string numberId, string number, PhoneFiles files)
{
    public static string NewId(string kind, PhoneChat chat) =>
        $"{kind}.{Convert.ToBase64String(Encoding.ASCII.GetBytes($"{chat.KnownAs}{Guid.CreateVersion7():N}"))}";

    public IEnumerable<Hook> Tell(PhoneChat chat, Deed deed) => deed switch
    {
        Wrote wrote => [Of(chat, "messages", Message(chat, wrote.Message))],
        Edited edited => [Of(chat, "messages", Edit(chat, edited))],
        Deleted deleted => [Of(chat, "messages", Part(chat, deleted.Id, deleted.At, "revoke", new JsonObject { ["original_message_id"] = deleted.Message.Id }))],
        Reacted reacted => [Of(chat, "messages", Reaction(chat, reacted))],
        Arrived arrived => Statuses(chat, arrived).Select(status => Of(chat, "statuses", status)),
        Failed failed => [Of(chat, "statuses", Failure(chat, failed))],
        ChangedNumber moved => MetaMoves.Of(chat, moved).Select(news => Of("messages", new JsonObject { ["messages"] = new JsonArray(news) })),
        Rang rang => [Of(chat, "calls", Ring(chat, rang.Call))],
        PickedUp picked => [Of(chat, "statuses", CallStatus(chat, picked))],
        HungUp hung => [Of(chat, "calls", HangUp(chat, hung))],
        _ => [],
    };

    protected PhoneFiles Files => files;

    /// <summary>Around everything that is said.</summary>
    protected virtual JsonObject Envelope(JsonObject entry) => new() { ["object"] = "whatsapp_business_account", ["entry"] = new JsonArray(entry) };

    protected virtual JsonObject Media(PhoneFile file) => new()
    {
        ["mime_type"] = file.ContentType,
        ["sha256"] = Convert.ToBase64String(files.Find(file.Id)!.Sha256),
        ["id"] = file.Id,
    };

    protected virtual JsonObject Context(PhoneChat chat, string quotedId) => new() { ["from"] = number, ["id"] = quotedId };

    protected virtual IEnumerable<JsonObject> Statuses(PhoneChat chat, Arrived arrived)
    {
        var status = Status(chat, arrived.Message, arrived.Tick.ToString().ToLowerInvariant(), arrived.At);
        status["pricing"] = new JsonObject { ["billable"] = false, ["pricing_model"] = "PMP", ["category"] = "service", ["type"] = "free_customer_service" };
        return [status];
    }

    protected virtual JsonObject Status(PhoneChat chat, PhoneMessage message, string status, DateTimeOffset at)
    {
        var body = MetaPerson.Of(chat, "recipient_id", "recipient_user_id");
        (body["id"], body["status"], body["timestamp"]) = (message.Id, status, PhoneWire.Seconds(at));
        if (message.Callback is { } callback) body["biz_opaque_callback_data"] = callback;
        return body;
    }

    private Hook Of(PhoneChat chat, string list, JsonObject element) =>
        Of(list, new JsonObject { ["contacts"] = new JsonArray(MetaPerson.Contact(chat)), [list] = new JsonArray(element) });

    private Hook Of(string list, JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = number, ["phone_number_id"] = numberId };
        var change = new JsonObject { ["value"] = value, ["field"] = list == "calls" ? "calls" : "messages" };
        return new Hook(list, Envelope(new JsonObject { ["id"] = accountId, ["changes"] = new JsonArray(change) }));
    }

    private JsonObject Message(PhoneChat chat, PhoneMessage message)
    {
        var type = TypeOf(message.Kind);
        var body = Part(chat, message.Id, message.At, type, Content(message));
        if (message.QuotedId is { } quoted) body["context"] = Context(chat, quoted);
        return body;
    }

    private static string TypeOf(MessageKind kind) => kind == MessageKind.Voice ? "audio" : kind.ToString().ToLowerInvariant();

    private JsonObject Content(PhoneMessage message)
    {
        if (message.Place is { } place)
            return new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude, ["name"] = place.Name };
        if (message.File is not { } file) return new JsonObject { ["body"] = message.Text };

        var media = Media(file);
        if (message.Kind is MessageKind.Voice or MessageKind.Audio) media["voice"] = message.Kind == MessageKind.Voice;
        else if (message.Text is not null) media["caption"] = message.Text;
        if (message.Kind == MessageKind.Document) media["filename"] = file.Name;
        return media;
    }

    private JsonObject Edit(PhoneChat chat, Edited edited)
    {
        var type = TypeOf(edited.Message.Kind);
        var message = new JsonObject { ["type"] = type, [type] = Content(edited.Message) };
        return Part(chat, edited.Id, edited.At, "edit", new JsonObject { ["original_message_id"] = edited.Message.Id, ["message"] = message });
    }

    private static JsonObject Reaction(PhoneChat chat, Reacted reacted)
    {
        var reaction = new JsonObject { ["message_id"] = reacted.Target.Id };
        if (reacted.Emoji is not null) reaction["emoji"] = reacted.Emoji;
        return Part(chat, reacted.Id, reacted.At, "reaction", reaction);
    }

    private JsonObject Failure(PhoneChat chat, Failed failed)
    {
        var body = Status(chat, failed.Message, "failed", failed.At);
        body["errors"] = new JsonArray(new JsonObject
        {
            ["code"] = 131053,
            ["title"] = "Media upload error",
            ["message"] = "Media upload error",
            ["error_data"] = new JsonObject { ["details"] = "Downloading media from weblink failed." },
        });
        return body;
    }

    private JsonObject Ring(PhoneChat chat, PhoneCall call)
    {
        var body = Call(chat, call, "connect", call.At);
        body["session"] = new JsonObject { ["sdp_type"] = "offer", ["sdp"] = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n" };
        return body;
    }

    private static JsonObject CallStatus(PhoneChat chat, PickedUp picked)
    {
        var body = MetaPerson.Of(chat, "recipient_id", "recipient_user_id");
        (body["id"], body["type"], body["status"], body["timestamp"]) = (picked.Call.Id, "call", "ACCEPTED", PhoneWire.Seconds(picked.At));
        return body;
    }

    private JsonObject HangUp(PhoneChat chat, HungUp hung)
    {
        var body = Call(chat, hung.Call, "terminate", hung.At);
        body["status"] = hung.Call.AnsweredAt is null ? "FAILED" : "COMPLETED";
        if (hung.Call.AnsweredAt is not { } answered) return body;

        (body["start_time"], body["end_time"]) = (PhoneWire.Seconds(answered), PhoneWire.Seconds(hung.At));
        body["duration"] = Math.Max(1, (int)(hung.At - answered).TotalSeconds);
        return body;
    }

    private static JsonObject Part(PhoneChat chat, string id, DateTimeOffset at, string type, JsonObject content)
    {
        var body = MetaPerson.Of(chat, "from", "from_user_id");
        (body["id"], body["timestamp"], body["type"], body[type]) = (id, PhoneWire.Seconds(at), type, content);
        return body;
    }

    private JsonObject Call(PhoneChat chat, PhoneCall call, string happened, DateTimeOffset at)
    {
        var body = MetaPerson.Of(chat, "from", "from_user_id");
        (body["id"], body["to"], body["event"]) = (call.Id, number, happened);
        (body["timestamp"], body["direction"]) = (PhoneWire.Seconds(at), "USER_INITIATED");
        return body;
    }
}
