using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>A customer wrote by UltraMsg, and Ana's answer waits to be sent.</summary>
public abstract class UltraMsgAnswering(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    protected FakeUltraMsg Ultra { get; private set; } = null!;

    protected Cast Cast { get; private set; } = null!;

    protected Guid Ours { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Ultra = await FakeUltraMsg.StartAsync();
        Cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(Ultra.Address));
        await Cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_chat"));
        Ours = await Cast.AnswersAsync(await Cast.OnlyTicketAsync(), "Botijão P13 por R$ 115");
    }

    public async ValueTask DisposeAsync()
    {
        await Cast.DisposeAsync();
        await Ultra.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Message> OursAsync() => Cast.Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == Ours));
}
