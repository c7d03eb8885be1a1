using Helpdesk.Core.Channels;
using Helpdesk.Web.Features.Simulator.Meta;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.Gupshup;

/// <summary>Gupshup's wire: its own format, or on request Meta's passed on.</summary>
public sealed class GupshupWire(ChannelDirectory channels, PhoneFiles files) : PhoneWire(DemoChannel.Gupshup, channels, OpaqueIds.UserIds)
{
    private readonly GupshupBodies _own = new(files);
    private readonly GupshupPassthrough _passthrough = new(files);

    /// <summary>Which of the two formats the subscription asks for.</summary>
    public bool PassesOn { get; set; }

    public override int Tries => int.MaxValue;

    /// <summary>
    /// The own format tells neither calls nor reactions, edits or deletions, and of a person the number and nothing else. The other tells opaque
    /// ids, to which nothing can be sent.
    /// </summary>
    public override bool Can(Ability ability) => PassesOn && (ability is Ability.Call or Ability.React or Ability.Hide or Ability.Match or Ability.Move);

    public override string NewId(PhoneChat chat, bool mine) => MetaBodies.NewId("wamid", chat);

    public override string NewCallId(PhoneChat chat) => MetaBodies.NewId("wacid", chat);

    public override IEnumerable<Hook> Tell(PhoneChat chat, Deed deed) => PassesOn ? _passthrough.Tell(chat, deed) : _own.Tell(chat, deed);
}
