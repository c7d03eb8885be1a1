using System.Text.Json;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>What a customer wrote (Gupshup v2: inbound messages).</summary>
internal static class GupshupMessages
{
    public static IEnumerable<Incoming> Read(GupshupEvent told)
    {
        var message = told.Payload;
        if (message.Text("id") is not { Length: <= Limits.ProviderId } id) return [told.NotUnderstood("message without id")];
        if (Sender(message) is not { } sender) return [told.NotUnderstood("message of nobody")];

        return message.Text("type") == "reaction" ? [Reaction(told)] : Message(told, id, sender);
    }

    private static IEnumerable<Incoming> Message(GupshupEvent told, string id, Party sender)
    {
        var (message, context) = (told.Payload, told.Payload.Part("context"));
        var content = GupshupContents.Read(message);
        yield return new IncomingMessage
        {
            Account = told.Account,
            At = told.At,
            ProviderId = id,
            Party = sender,
            Content = content ?? GupshupContents.Unsupported(message),
            ReplyTo = Quoted(context),
            Forwarded = context.IsTrue("forwarded") || context.IsTrue("frequently_forwarded"),
        };

        // The technician sees that something came; the administrator sees what.
        if (content is null) yield return told.NotUnderstood($"message of type {message.Text("type")}");
    }

    private static Incoming Reaction(GupshupEvent told)
    {
        var reaction = told.Payload.Part("payload");
        var target = reaction.Text("gsId") ?? reaction.Text("msgId") ?? Quoted(told.Payload.Part("context"));
        return target is null
            ? told.NotUnderstood("reaction to nothing")
            : new IncomingReaction(target, reaction.Text("emoji"), ByUs: false) { Account = told.Account, At = told.At };
    }

    private static string? Quoted(JsonElement context) => context.Text("gsId") ?? context.Text("id");

    // In test traffic the sender is blank, or a word where a number should be.
    private static Party? Sender(JsonElement message)
    {
        var sender = message.Part("sender");
        var id = sender.IsObject() ? sender.Text("phone") : message.Text("source");
        return id is not { Length: <= Limits.ProviderId } ? null : RawId.KindOf(id) switch
        {
            RawIdKind.Phone => new Party(id, null, sender.Text("name")),
            RawIdKind.UserId => new Party(null, id, sender.Text("name")),
            _ => null,
        };
    }
}
