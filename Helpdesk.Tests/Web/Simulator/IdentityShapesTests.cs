using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>What a wire tells of who it is.</summary>
public sealed class IdentityShapesTests : BareWires
{
    [Fact]
    public void Hidden_numbers()
    {
        foreach (var (wire, fixture) in new (PhoneWire, string)[] { (Meta, "meta/text_bsuid_only_username"), (ZApi, "z-api/received_text_lid_only") })
            Shape.Same(Read(fixture), Assert.Single(wire.Tell(Hidden(wire), new Wrote(Message("Oi")))).Body);

        Assert.All(new PhoneWire[] { Meta, ZApi, UltraMsg, PassedOn }, wire => Assert.All(Deeds(Hidden(wire)), body => Assert.DoesNotContain(Number, body, StringComparison.Ordinal)));
        Assert.Contains(Deeds(Hidden(Gupshup)), body => body.Contains(Number, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_numbers()
    {
        var news = Moved(Meta);
        Assert.Equal(2, news.Count);
        Shape.Same(Read("meta/system_user_changed_number"), news[0].Body);
        Shape.Same(Read("meta/system_user_changed_user_id"), news[1].Body);
        Assert.Equal(2, Moved(PassedOn).Count);
        Assert.All(new PhoneWire[] { ZApi, UltraMsg, Gupshup }, wire => Assert.Empty(Moved(wire)));
    }

    private static PhoneChat Hidden(PhoneWire wire)
    {
        var chat = Chat(wire);
        chat.Hides = true;
        return chat;
    }

    /// <summary>Whatever the wire can say of this phone.</summary>
    private static IEnumerable<string> Deeds(PhoneChat chat)
    {
        var (mine, ours, call) = (Message("Oi"), chat.Find("ours")!, new PhoneCall("F17EDB360F06", Now, null));
        Deed[] deeds =
        [
            new Wrote(mine), new Edited("e1", mine, Now), new Deleted("d1", mine, Now), new Reacted("r1", ours, "👍", Now), new Failed(ours, Now),
            new Arrived(ours, PhoneTick.Sent, Now), new Arrived(ours, PhoneTick.Delivered, Now), new Arrived(ours, PhoneTick.Read, Now),
            new Rang(call), new PickedUp(call with { AnsweredAt = Now }, Now), new HungUp(call, Now), new ChangedNumber(chat.Contact, chat.OpaqueId, Now),
        ];
        return deeds.SelectMany(deed => chat.Wire.Tell(chat, deed)).Select(hook => hook.Body.ToJsonString());
    }

    private static List<Hook> Moved(PhoneWire wire)
    {
        var chat = Chat(wire);
        var moved = new ChangedNumber(chat.Contact, chat.OpaqueId, Now);
        chat.Move(chat.Contact with { Phone = "+5511900009302" });
        return [.. wire.Tell(chat, moved)];
    }

    private static PhoneMessage Message(string text) => new("m1", Now, true, MessageKind.Text, text);
}
