using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.ZApi;

/// <summary>Z-API's wire: one event in a call, no retry, and a session of the app that can be lost.</summary>
public sealed class ZApiWire(ChannelDirectory channels, PhoneFiles files) : PhoneWire(DemoChannel.ZApi, channels, OpaqueIds.Lids)
{
    private readonly ZApiBodies _bodies = new(files);

    /// <summary>Nothing is documented, so nothing is promised.</summary>
    public override int Tries => 1;

    public override bool Can(Ability ability) => ability is not Ability.Move;

    public override string NewId(PhoneChat chat, bool mine) => $"3EB0{Hex(16)}";

    /// <summary>A call that was answered is not told of: Z-API knows that it rang, and that nobody answered.</summary>
    public override IEnumerable<Hook> Tell(PhoneChat chat, Deed deed)
    {
        IEnumerable<JsonObject> bodies = deed switch
        {
            Wrote wrote => [_bodies.Message(chat, wrote.Message, wrote.At)],
            Edited edited => [_bodies.Edit(chat, edited)],
            Deleted deleted => [ZApiBodies.Revoke(chat, deleted)],
            Reacted reacted => [ZApiBodies.Reaction(chat, reacted)],
            Arrived { Tick: PhoneTick.Sent } sent =>
            [
                ZApiBodies.Delivery(chat, sent.Message, sent.At),
                _bodies.Echo(chat, sent.Message, sent.At),
                ZApiBodies.Status(chat, sent.Message, sent.At, "SENT"),
            ],
            Arrived { Tick: PhoneTick.Delivered } got => [ZApiBodies.Status(chat, got.Message, got.At, "RECEIVED")],
            Arrived { Tick: PhoneTick.Read } read => [ZApiBodies.Status(chat, read.Message, read.At, "READ")],
            Failed failed => [ZApiBodies.Delivery(chat, failed.Message, failed.At, "Message not send caused by invalid media url")],
            Rang rang => [ZApiBodies.Call(chat, rang.Call, rang.At, "CALL_VOICE")],
            HungUp { Call.AnsweredAt: null } hung => [ZApiBodies.Call(chat, hung.Call, hung.At, "CALL_MISSED_VOICE")],
            _ => [],
        };
        return bodies.Select(Hooked);
    }

    public override IEnumerable<Hook> TellLink(DateTimeOffset at) => [Hooked(ZApiBodies.Linked(Linked, at))];

    private static Hook Hooked(JsonObject body) => new(body.Text("type")!, body);
}
