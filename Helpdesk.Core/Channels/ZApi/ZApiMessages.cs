namespace Helpdesk.Core.Channels.ZApi;

/// <summary>ReceivedCallback: what somebody wrote, and what happened to it since (Z-API: on message received).</summary>
internal static class ZApiMessages
{
    /// <summary>The stories that somebody posts for all their contacts.</summary>
    private const string Stories = "status@broadcast";

    public static IEnumerable<Incoming> Read(ZApiEvent told)
    {
        var body = told.Body;
        if (body.Text("notification") is { } notification && !body.IsTrue("waitingMessage")) return [ZApiNotifications.Read(told, notification)];
        if (told.Id("messageId") is not { } id) return [told.NotUnderstood("message without id")];
        if (told.Id("phone") == Stories || body.Part("pinMessage").IsObject()) return [told.Ignored()];
        if (body.IsTrue("isEdit")) return [Edit(told, id)];

        // We sent it ourselves, so the message stands already and this says how far it got.
        if (told.FromMe && body.IsTrue("fromApi"))
            return [new IncomingReceipt(id, Delivery.Sent, null, null) { SendId = told.Id("zaapId"), Account = told.Account, At = told.At }];

        return body.Part("reaction").IsObject() ? [Reaction(told)] : Message(told, id);
    }

    private static IEnumerable<Incoming> Message(ZApiEvent told, string id)
    {
        var room = told.Room;
        if ((room is null ? told.OtherSide() : told.Participant(room)) is not { } party) return [told.NotUnderstood("message of nobody")];

        var content = ZApiContents.Read(told.Body);
        var message = new IncomingMessage
        {
            Account = told.Account,
            At = told.At,
            ProviderId = id,
            Party = party,
            Echo = told.FromMe,
            Content = content ?? ZApiOthers.Read(told.Body),
            GroupId = room,
            ReplyTo = told.Id("referenceMessageId") ?? told.Body.Part("pollVote").Text("pollMessageId"),
            Forwarded = told.Body.IsTrue("forwarded"),
            Awaited = content is null && told.Body.IsTrue("waitingMessage"),

            // Sent to a list of many: shown, but it asks nothing of us.
            OpensTicket = !told.Body.IsTrue("broadcast"),
        };

        // The technician sees that something came; the administrator sees what.
        return content is not null || message.Awaited || ZApiOthers.IsKnown(told.Body)
            ? [message]
            : [message, told.NotUnderstood($"message of kind {ZApiOthers.KindOf(told.Body)}")];
    }

    /// <summary>An edited message comes again under its own id.</summary>
    private static Incoming Edit(ZApiEvent told, string id) => ZApiContents.Read(told.Body) is { } content
        ? new IncomingEdit(id, content) { Account = told.Account, At = told.At }
        : told.NotUnderstood("edit of nothing");

    private static Incoming Reaction(ZApiEvent told)
    {
        var reaction = told.Body.Part("reaction");
        return reaction.Part("referencedMessage").Text("messageId") is { Length: <= Limits.ProviderId } target
            ? new IncomingReaction(target, reaction.Text("value"), told.FromMe) { Account = told.Account, At = told.At }
            : told.NotUnderstood("reaction to nothing");
    }
}
