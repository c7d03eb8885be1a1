namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>What somebody said: messages of customers, those from our own phone, and reactions.</summary>
internal static class UltraMsgMessages
{
    private const string Status = "status@broadcast";

    // WhatsApp Web speaks of its own doings in the same shape as of messages.
    private static readonly HashSet<string> Chatter =
        ["e2e_notification", "notification", "notification_template", "gp2", "group_notification", "broadcast_notification", "protocol", "pinned_message"];

    public static IEnumerable<Incoming> Read(UltraMsgEvent told)
    {
        var type = told.Data.Text("type") ?? "";
        if (told.Id is not { } id) return [told.NotUnderstood("message without id")];
        if (Chatter.Contains(type) || told.Chat == Status) return [new Ignored { Account = told.Account, At = told.At }];
        if (type == "reaction") return [Reaction(told)];
        if (told.ByUs && told.OurId is not null) return [UltraMsgReceipts.Left(told)];

        return told.Person() is { } person ? Message(told, id, person) : [told.NotUnderstood("message of nobody")];
    }

    /// <summary>Its shape is a guess: the target and the emoji are looked for wherever others found them.</summary>
    public static Incoming Reaction(UltraMsgEvent told)
    {
        var (data, reaction) = (told.Data, told.Data.Part("reaction"));
        var target = data.Text("msgId") ?? reaction.Text("msgId") ?? data.Part("quotedMsg").Text("id") ?? data.Part("reactionMessage").Text("id");
        var emoji = reaction.AsText() ?? reaction.Text("emoji") ?? reaction.Text("text") ?? data.Text("emoji") ?? data.Text("body");
        return target is not null
            ? new IncomingReaction(target, emoji, told.ByUs) { Account = told.Account, At = told.At }
            : told.NotUnderstood("reaction to nothing");
    }

    private static IEnumerable<Incoming> Message(UltraMsgEvent told, string id, Party person)
    {
        var content = UltraMsgContents.Read(told.Data);
        yield return new IncomingMessage
        {
            Account = told.Account,
            At = told.At,
            ProviderId = id,
            Party = person,
            Content = content ?? UltraMsgContents.Unsupported(told.Data),
            Echo = told.ByUs,
            SendId = told.ByUs ? told.QueueId : null,
            GroupId = told.Room,
            ReplyTo = told.Data.Part("quotedMsg").Text("id"),
            Forwarded = told.Data.IsTrue("isForwarded"),
            Awaited = content is null && UltraMsgContents.MayFollow(told.Data),
        };

        // The technician sees that something came; the administrator sees what.
        if (content is null && !UltraMsgContents.MayFollow(told.Data)) yield return told.NotUnderstood($"message of type {told.Data.Text("type")}");
    }
}
