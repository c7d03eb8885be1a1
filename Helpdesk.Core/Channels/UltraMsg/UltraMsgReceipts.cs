namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>How far a message of ours got. The request's number and our own reference lead to it; the WhatsApp id is learnt by the way.</summary>
internal static class UltraMsgReceipts
{
    public static Incoming Ack(UltraMsgEvent told)
    {
        if (told.Id is null && told.QueueId is null) return told.NotUnderstood("ack without id");

        return told.Data.Text("ack") switch
        {
            // WhatsApp Web counts where UltraMsg has words.
            "pending" or "server" or "sent" or "0" or "1" => Receipt(told, Delivery.Sent),
            "device" or "delivered" or "2" => Receipt(told, Delivery.Delivered),
            "read" or "played" or "3" or "4" => Receipt(told, Delivery.Read),
            "invalid" => Receipt(told, Delivery.Failed, FailureKind.NotOnWhatsApp),
            "unsent" or "expired" or "error" or "failed" or "-1" => Receipt(told, Delivery.Failed, FailureKind.Unknown),
            var ack => told.NotUnderstood($"unknown ack {ack}"),
        };
    }

    /// <summary>What we sent by the API has left, and here is its WhatsApp id.</summary>
    public static Incoming Left(UltraMsgEvent told) => Receipt(told, Delivery.Sent);

    private static IncomingReceipt Receipt(UltraMsgEvent told, Delivery delivery, FailureKind? failure = null) =>
        new(told.Id, delivery, told.OurId, failure is { } kind ? new Failure(kind, null, told.Data.Text("ack")) : null)
        {
            Account = told.Account,
            At = told.At,
            SendId = told.QueueId,
            Recipient = told.Room is null ? told.Person() : null,
        };
}
