using System.Text.Json;
using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>Receipts, edits, deletions and reactions: they change a message, or wait for it when they were faster.</summary>
internal sealed class Updates(Known known)
{
    public void Hear(Arrival arrival)
    {
        if (Target(arrival.Incoming) is not { } target) return;

        var message = arrival.Incoming is IncomingReceipt receipt ? MessageOf(arrival.Channel.Id, receipt) : known.Message(arrival.Channel.Id, target);
        if (message is not null) Apply(message, arrival.Incoming);
        else known.Add(new WaitingUpdate(arrival.Channel.Id, target, Write(arrival.Incoming), arrival.ReceivedAt));
    }

    /// <summary>What came before the message itself.</summary>
    public void ApplyWaiting(Message message)
    {
        foreach (var waiting in known.WaitingFor(message.ChannelId, message.ProviderId!))
        {
            Apply(message, Read(waiting.Update));
            known.Remove(waiting);
        }
    }

    public static void Apply(Message message, Incoming update)
    {
        switch (update)
        {
            case IncomingReceipt receipt:
                // Whoever is known by their own id learns no other from a receipt: that might be another's.
                if (message.ProviderId is null) message.Identify(receipt.ProviderId, receipt.SendId);
                message.Confirm(receipt.Delivery, receipt.Failure);
                break;
            case IncomingEdit edit:
                message.Edit(edit.Content, edit.At);
                break;
            case IncomingDelete delete:
                message.Delete(delete.At);
                break;
            case IncomingReaction reaction:
                message.React(reaction.ByUs, reaction.Emoji, reaction.At);
                break;
        }
    }

    public static Incoming Read(string update) => JsonSerializer.Deserialize(update, ConversationJson.Default.Incoming)!;

    /// <summary>By the message's own id first: two messages never share one, whatever else a receipt says.</summary>
    private Message? MessageOf(Guid channel, IncomingReceipt receipt) =>
        (receipt.ProviderId is { } id ? known.Message(channel, id) : null)
        ?? (receipt.SendId is { } request ? known.Message(channel, request) : null)
        ?? known.Ours(receipt.OurId);

    private static string Write(Incoming update) => JsonSerializer.Serialize(update, ConversationJson.Default.Incoming);

    /// <summary>A receipt waits under the id that our own request will be answered with.</summary>
    private static string? Target(Incoming incoming) => incoming switch
    {
        IncomingReceipt receipt => receipt.SendId ?? receipt.ProviderId,
        IncomingEdit edit => edit.TargetId,
        IncomingDelete delete => delete.TargetId,
        IncomingReaction reaction => reaction.TargetId,
        _ => null,
    };
}
