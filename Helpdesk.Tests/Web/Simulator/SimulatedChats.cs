using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.Gupshup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>Customers at simulated phones and Ana at the other end, with nothing between them but HTTP.</summary>
public abstract class SimulatedChats(DemoApp app)
{
    /// <summary>Gupshup's other format, as <see cref="Laid"/> takes it.</summary>
    protected const string Version3 = "gupshup-demo v3";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected DemoApp App => app;

    protected Database Database => app.Services.GetRequiredService<Database>();

    protected CustomerPhone Phone => app.Services.GetRequiredService<CustomerPhone>();

    protected Task<PhoneChat> ChatAsync<TWire>(string waId) where TWire : PhoneWire => ChatAsync(app.Services.GetRequiredService<TWire>(), waId);

    protected Task<PhoneChat> ChatAsync(PhoneWire wire, string waId) => app.Services.GetRequiredService<Phones>().OfAsync(wire, waId);

    /// <param name="format">The channel's key, and the version where there are two.</param>
    protected PhoneWire Laid(string format)
    {
        var wire = App.Services.GetServices<PhoneWire>().Single(w => w.Demo.Key == format.Split(' ')[0]);
        Assert.SkipUnless(wire.Channel is not null, "Helpdesk does not speak this provider.");
        if (wire is GupshupWire gupshup) gupshup.PassesOn = format == Version3;
        return wire;
    }

    protected Task<List<Message>> HeardAsync(PhoneChat chat, int count) => Eventually.GetsAsync(async () =>
    {
        var (channel, address) = (chat.Wire.Channel!.Id, chat.Contact.WaId);
        var heard = await Database.ReadAsync(db => db.Messages.Include(m => m.Attachments).Include(m => m.Reactions)
            .Where(m => m.Direction == Direction.In && db.Conversations.Any(c => c.Id == m.ConversationId && c.ChannelId == channel && c.Address.StartsWith(address)))
            .OrderBy(m => m.SentAt).ThenBy(m => m.Id).ToListAsync(Stop));
        Assert.Equal(count, heard.Count);
        return heard;
    });

    protected async Task<Guid> AnswerAsync(Guid ticket, string text)
    {
        var reply = new NewReply(Guid.CreateVersion7(), ticket, text);
        var ana = await Database.ReadAsync(db => db.Users.SingleAsync(u => u.Email == "ana@helpdesk.example", Stop));
        await app.Services.GetRequiredService<Replies>().SendAsync(reply, Actor.Of(ana));
        return reply.Id;
    }

    protected Task BecomesAsync(Guid id, Delivery delivery) => Eventually.PassesAsync(async () =>
        Assert.Equal(delivery, await Database.ReadAsync(db => db.Messages.Where(m => m.Id == id).Select(m => m.Delivery).SingleAsync(Stop))));
}
