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
            var ack => FailureOf(ack) is { } failure ? Receipt(told, Delivery.Failed, failure) : told.NotUnderstood($"unknown ack {ack}"),
        };
    }

    /// <summary>Null when the word tells of no failure.</summary>
    public static Failure? FailureOf(string? word) => word switch
    {
        "invalid" => new Failure(FailureKind.NotOnWhatsApp, null, word),
        "unsent" or "expired" or "error" or "failed" or "-1" => new Failure(FailureKind.Unknown, null, word),
        _ => null,
    };

    /// <summary>What we sent by the API has left, and here is its WhatsApp id.</summary>
    public static Incoming Left(UltraMsgEvent told) => Receipt(told, Delivery.Sent);

    private static IncomingReceipt Receipt(UltraMsgEvent told, Delivery delivery, Failure? failure = null) =>
        new(told.Id, delivery, told.OurId, failure)
        {
            Account = told.Account,
            At = told.At,
            SendId = told.QueueId,
            Recipient = told.Room is null ? told.Person() : null,
        };
}
