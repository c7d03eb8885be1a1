using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>One element of statuses[]: how far a message of ours got, or (type "call") a call that we make.</summary>
internal static class MetaStatuses
{
    public static Incoming Read(MetaChange change, JsonElement status)
    {
        if (status.Text("type") == "call") return MetaCalls.ReadStatus(change, status);
        if (status.Text("id") is not { } id) return change.NotUnderstood("status without id", status);
        if (DeliveryOf(status.Text("status")) is not { } delivery)
            return change.NotUnderstood($"unknown status {status.Text("status")}", status);

        return new IncomingReceipt(id, delivery, OurId(status), delivery == Delivery.Failed ? MetaErrors.First(status) : null)
        {
            Account = change.Account,
            At = change.TimeOf(status),
            Recipient = Recipient(change, status),
        };
    }

    private static Delivery? DeliveryOf(string? status) => status switch
    {
        "sent" => Delivery.Sent,
        "delivered" => Delivery.Delivered,
        "read" or "played" => Delivery.Read,
        "failed" => Delivery.Failed,
        _ => null,
    };

    private static Guid? OurId(JsonElement status) => Guid.TryParse(status.Text("biz_opaque_callback_data"), out var id) ? id : null;

    // In a group the recipient is the group, and the participant is the one who received or read.
    private static Party? Recipient(MetaChange change, JsonElement status) => status.Text("recipient_type") == "group"
        ? change.Person(status.Text("recipient_participant_id"), status.Text("recipient_participant_user_id"))
        : change.Person(status.Text("recipient_id"), status.Text("recipient_user_id"));
}
