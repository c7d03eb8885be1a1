using Helpdesk.Core.Channels.Meta;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>How far a message of ours got (Gupshup v2: Message events).</summary>
internal static class GupshupReceipts
{
    public static Incoming Read(GupshupEvent told)
    {
        var (message, details) = (told.Payload, told.Payload.Part("payload"));
        var type = message.Text("type");
        var ids = GupshupIds.Of(message.Text("id"), message.Text("gsId"));
        if (ids is { Message: null, Request: null }) return told.NotUnderstood("event of no message");

        // The only news of a message that the customer wrote: it was deleted.
        if (type == "deleted" && ids is { Message: { } target, Request: null }) return new IncomingDelete(target) { Account = told.Account, At = told.At };
        if (type is "deleted" or "mismatch") return new Ignored { Account = told.Account, At = told.At };
        if (DeliveryOf(type) is not { } delivery) return told.NotUnderstood($"unknown message event {type}");

        // Before WhatsApp itself answers, only "enqueued" tells both ids.
        var failure = delivery == Delivery.Failed ? GupshupErrors.Read(details) : null;
        return new IncomingReceipt(details.Text("whatsappMessageId") ?? ids.Message, delivery, OurId: null, failure)
        {
            Account = told.Account,
            At = MetaChange.Time(details, "ts", told.At),
            SendId = ids.Request,
            Recipient = message.Text("destination") is { } destination ? new Party(destination, null, null) : null,
        };
    }

    private static Delivery? DeliveryOf(string? type) => type switch
    {
        "enqueued" or "sent" => Delivery.Sent,
        "delivered" => Delivery.Delivered,
        "read" => Delivery.Read,
        "failed" => Delivery.Failed,
        _ => null,
    };
}
