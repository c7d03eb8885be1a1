using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Meta's own wire: signed, and patient until it hears 200.</summary>
public sealed class MetaWire(ChannelDirectory channels, PhoneFiles files) : PhoneWire(DemoChannel.Meta, channels, OpaqueIds.UserIds)
{
    private readonly MetaBodies _bodies = new(
        DemoChannel.Meta.Credentials["BusinessAccountId"], DemoChannel.Meta.Credentials["PhoneNumberId"], DemoChannel.Meta.Number, files);

    public override int Tries => int.MaxValue;

    public override bool Can(Ability ability) => ability is not Ability.Unlink;

    public override string NewId(PhoneChat chat, bool mine) => MetaBodies.NewId("wamid", chat);

    public override string NewCallId(PhoneChat chat) => MetaBodies.NewId("wacid", chat);

    public override IEnumerable<Hook> Tell(PhoneChat chat, Deed deed) => _bodies.Tell(chat, deed);

    public override HttpRequestMessage Pack(JsonObject body)
    {
        var bytes = MetaEscaping.Write(body);
        var request = Post($"/webhooks/{Demo.Key}", bytes);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Demo.Credentials["AppSecret"]), bytes);
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        return request;
    }
}
