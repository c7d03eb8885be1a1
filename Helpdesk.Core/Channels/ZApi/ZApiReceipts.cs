namespace Helpdesk.Core.Channels.ZApi;

/// <summary>How far messages of ours got (Z-API: message status, on message send).</summary>
internal static class ZApiReceipts
{
    public static IEnumerable<Incoming> Statuses(ZApiEvent told)
    {
        var status = told.Body.Text("status");

        // The company's phone read what a customer wrote: no message of ours is concerned.
        if (status is "READ_BY_ME" or "PENDING") return [told.Ignored()];
        if (DeliveryOf(status) is not { } delivery) return [told.NotUnderstood($"unknown status {status}")];

        var failure = delivery == Channels.Delivery.Failed ? ZApiErrors.Read(told.Body.Text("error")) : null;
        var recipient = told.Room is null ? told.OtherSide() : null;
        return told.Body.List("ids").Select(id => id.AsText() is { Length: <= Limits.ProviderId } known
            ? new IncomingReceipt(known, delivery, null, failure) { Account = told.Account, At = told.At, Recipient = recipient }
            : (Incoming)told.NotUnderstood("status without id"))
            .DefaultIfEmpty(told.NotUnderstood("status without ids"));
    }

    /// <summary>Z-API's queue handed our message to WhatsApp, or could not.</summary>
    public static Incoming Delivery(ZApiEvent told)
    {
        var (message, request) = (told.Id("messageId"), told.Id("zaapId"));
        if (message is null && request is null) return told.NotUnderstood("delivery without id");

        var failure = told.Body.Text("error") is { } error ? ZApiErrors.Read(error) : null;
        return new IncomingReceipt(message, failure is null ? Channels.Delivery.Sent : Channels.Delivery.Failed, null, failure)
        {
            Account = told.Account,
            At = told.At,
            SendId = request,
            Recipient = told.Room is null ? told.OtherSide() : null,
        };
    }

    private static Delivery? DeliveryOf(string? status) => status switch
    {
        "SENT" => Channels.Delivery.Sent,
        "RECEIVED" or "DELIVERED" => Channels.Delivery.Delivered,
        "READ" or "PLAYED" => Channels.Delivery.Read,
        "FAILED" => Channels.Delivery.Failed,
        _ => null,
    };
}
