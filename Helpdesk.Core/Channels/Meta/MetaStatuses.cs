using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>One element of statuses[]: how far a message of ours got, or (type "call") a call that we make.</summary>
internal static class MetaStatuses
{
    public static Incoming Read(MetaChange change, JsonElement status)
    {
        if (status.Text("type") == "call") return MetaCalls.ReadStatus(change, status);
        var (message, request) = (change.Dialect.MessageOf(status), change.Dialect.RequestOf(status));
        if (message is null && request is null) return change.NotUnderstood("status without id", status);
        if (change.Dialect.DeliveryOf(status.Text("status")) is not { } delivery)
            return change.NotUnderstood($"unknown status {status.Text("status")}", status);

        return new IncomingReceipt(message, delivery, OurId(status), delivery == Delivery.Failed ? MetaErrors.First(status) : null)
        {
            Account = change.Account,
            At = change.TimeOf(status),
            SendId = request,
            Recipient = Recipient(change, status),
        };
    }

    private static Guid? OurId(JsonElement status) => Guid.TryParse(status.Text("biz_opaque_callback_data"), out var id) ? id : null;

    // In a group the recipient is the group, and the participant is the one who received or read.
    private static Party? Recipient(MetaChange change, JsonElement status) => status.Text("recipient_type") == "group"
        ? change.Person(status.Text("recipient_participant_id"), status.Text("recipient_participant_user_id"))
        : change.Person(status.Text("recipient_id"), status.Text("recipient_user_id"));
}
