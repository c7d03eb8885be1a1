using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>One element of messages[] or message_echoes[] (Meta: messages webhook reference, smb_message_echoes).</summary>
internal static class MetaMessages
{
    public static IEnumerable<Incoming> Read(MetaChange change, JsonElement message, bool echo)
    {
        var party = echo
            ? change.Person(message.Text("to"), message.Text("to_user_id"))
            : change.Person(message.Text("from"), message.Text("from_user_id"));

        if (message.Text("id") is not { Length: <= Limits.ProviderId } id) return [change.NotUnderstood("message without id", message)];
        if (party is null) return [change.NotUnderstood("message of nobody", message)];

        return message.Text("type") switch
        {
            "reaction" => [Reaction(change, message, echo)],
            "edit" => [Edit(change, message)],
            "revoke" => [Revoke(change, message)],
            "system" => [System(change, message, party)],
            _ => Message(change, message, new MessageHead(id, party, echo)),
        };
    }

    private sealed record MessageHead(string Id, Party Party, bool Echo);

    private static IEnumerable<Incoming> Message(MetaChange change, JsonElement message, MessageHead head)
    {
        var content = MetaContents.Read(message);
        var explanation = content is null ? MetaContents.Explanation(message, change.Value) : null;
        var context = message.Part("context");
        yield return new IncomingMessage
        {
            Account = change.Account,
            At = change.TimeOf(message),
            ProviderId = head.Id,
            Party = head.Party,
            Echo = head.Echo,
            Content = content ?? MetaContents.Unsupported(message, explanation),
            GroupId = message.Text("group_id"),
            ReplyTo = change.Dialect.QuotedBy(context),
            Forwarded = context.IsTrue("forwarded") || context.IsTrue("frequently_forwarded"),
            OpensTicket = content?.Details?.CallPermission is null,
        };

        // The technician sees that something came; the administrator sees what, unless Meta itself says that it cannot tell.
        if (content is null && explanation is null) yield return change.NotUnderstood($"message of type {message.Text("type")}", message);
    }

    private static Incoming Reaction(MetaChange change, JsonElement message, bool echo)
    {
        var reaction = message.Part("reaction");
        return reaction.Text("message_id") is { } target
            ? new IncomingReaction(target, reaction.Text("emoji"), echo) { Account = change.Account, At = change.TimeOf(message) }
            : change.NotUnderstood("reaction to nothing", message);
    }

    private static Incoming Edit(MetaChange change, JsonElement message)
    {
        var edit = message.Part("edit");
        return edit.Text("original_message_id") is { } target && MetaContents.Read(edit.Part("message")) is { } content
            ? new IncomingEdit(target, content) { Account = change.Account, At = change.TimeOf(message) }
            : change.NotUnderstood("edit of nothing", message);
    }

    private static Incoming Revoke(MetaChange change, JsonElement message) =>
        message.Part("revoke").Text("original_message_id") is { } target
            ? new IncomingDelete(target) { Account = change.Account, At = change.TimeOf(message) }
            : change.NotUnderstood("revoke of nothing", message);

    private static Incoming System(MetaChange change, JsonElement message, Party sender)
    {
        var system = message.Part("system");
        var (phone, userId) = (system.Text("wa_id"), system.Text("user_id"));
        var text = system.Text("body") ?? "";
        if (phone is null && userId is null) return MetaNotices.System(change, message, system);

        // "from" is the old number when the number changes; the user id beside it may be the old or already the new one.
        var before = sender with { UserId = system.Text("previous_user_id") ?? (sender.UserId == userId ? null : sender.UserId) };
        var after = new Party(phone ?? sender.Phone, userId, null);
        return new IdentityChange(before, after, text) { Account = change.Account, At = change.TimeOf(message) };
    }
}
