using System.Text.Json.Nodes;
using Helpdesk.Web.Features.Simulator.Meta;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.Gupshup;

/// <summary>Webhook bodies in version 3: Meta's, with Gupshup's ids and addresses of files put in.</summary>
public sealed class GupshupPassthrough(PhoneFiles files) : MetaBodies("104500000000701", "209900000000701", DemoChannel.Gupshup.Number, files)
{
    protected override JsonObject Envelope(JsonObject entry)
    {
        var body = base.Envelope(entry);
        body["gs_app_id"] = DemoChannel.Gupshup.Credentials["GsAppId"];

        // Whose status it is stands in the status only.
        if (entry["changes"]![0]!["value"] is JsonObject value && value.ContainsKey("statuses")) value.Remove("contacts");
        return body;
    }

    protected override JsonObject Media(PhoneFile file)
    {
        var media = base.Media(file);
        media["url"] = Files.LinkTo(file);
        return media;
    }

    protected override JsonObject Context(PhoneChat chat, string quotedId)
    {
        var context = base.Context(chat, quotedId);
        if (chat.Find(quotedId)?.SendId is { } request) (context["gs_id"], context["id"], context["meta_msg_id"]) = (request, request, quotedId);
        return context;
    }

    protected override IEnumerable<JsonObject> Statuses(PhoneChat chat, Arrived arrived)
    {
        if (arrived.Tick == PhoneTick.Sent) yield return Enqueued(chat, arrived);

        yield return Status(chat, arrived.Message, arrived.Tick.ToString().ToLowerInvariant(), arrived.At);
    }

    protected override JsonObject Status(PhoneChat chat, PhoneMessage message, string status, DateTimeOffset at)
    {
        var body = base.Status(chat, message, status, at);
        body["gs_id"] = message.SendId;
        return body;
    }

    // The only status whose time is a number, and in milliseconds.
    private JsonObject Enqueued(PhoneChat chat, Arrived arrived)
    {
        var body = Status(chat, arrived.Message, "enqueued", arrived.At);
        body["timestamp"] = arrived.At.ToUnixTimeMilliseconds();
        return body;
    }
}
