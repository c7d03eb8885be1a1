using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.UltraMsg;

/// <summary>
/// UltraMsg's wire: one event in a call, a few retries; nothing is told of calls, edits and deletions, nor of the link, which one has to ask
/// for. A person is told by the number or by the opaque id, never by both.
/// </summary>
public sealed class UltraMsgWire(ChannelDirectory channels, PhoneFiles files) : PhoneWire(DemoChannel.UltraMsg, channels, OpaqueIds.Lids)
{
    private readonly UltraMsgBodies _bodies = new(files);

    /// <summary>The first, and the three retries of the setting "webhook_retries".</summary>
    public override int Tries => 4;

    public override bool Can(Ability ability) => ability is Ability.React or Ability.Unlink or Ability.Hide or Ability.Reach;

    public override string NewId(PhoneChat chat, bool mine) => $"{(mine ? "false" : "true")}_{UltraMsgBodies.ChatId(chat)}_3EB0{Hex(16)}";

    public override IEnumerable<Hook> Tell(PhoneChat chat, Deed deed) => deed switch
    {
        Wrote wrote => [new("message_received", _bodies.Received(chat, wrote.Message))],
        Reacted reacted => [new("message_reaction", UltraMsgBodies.Reaction(chat, reacted))],
        Arrived { Tick: PhoneTick.Sent } sent => [Ours(chat, sent, "message_create", "pending"), Ours(chat, sent, "message_ack", "server")],
        Arrived { Tick: PhoneTick.Delivered } got => [Ours(chat, got, "message_ack", "device")],
        Arrived { Tick: PhoneTick.Read } read => [Ours(chat, read, "message_ack", "read")],
        _ => [],
    };

    private Hook Ours(PhoneChat chat, Arrived arrived, string happened, string ack) => new(happened, _bodies.Ours(chat, arrived, happened, ack));
}
