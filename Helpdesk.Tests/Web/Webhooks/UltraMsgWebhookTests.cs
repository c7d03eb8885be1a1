using System.Net;
using System.Text;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>UltraMsg from end to end, over HTTP: a customer writes, we answer, the tick moves.</summary>
public sealed class UltraMsgWebhookTests(TestPostgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_goes_both_ways()
    {
        await using var ultra = await FakeUltraMsg.StartAsync();
        await using var app = await StartAsync(ultra);
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(app, FakeUltraMsg.FixtureText("message_received_chat")));
        var ticket = await Eventually.GetsAsync(() => app.Database.ReadAsync(db => db.Tickets.SingleAsync(Stop)));

        var reply = new NewReply(Guid.CreateVersion7(), ticket.Id, "Já vou olhar");
        await app.Get<Replies>().SendAsync(reply, new Actor(ActorKind.User, null, "Ana Prado"));
        await Eventually.IsTrueAsync(() => ultra.Requests.Any(request => request.Fields.GetValueOrDefault("body") == "Já vou olhar"));
        await DeliverAsync(app, UltraMsgBody.Of("message_ack_read", "{}", reply.Id.ToString()));

        await Eventually.PassesAsync(async () => Assert.Equal(
            Delivery.Read, (await app.Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == reply.Id, Stop))).Delivery));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/wrong")]
    public async Task Without_the_secret_nobody_gets_in(string secret)
    {
        await using var ultra = await FakeUltraMsg.StartAsync();
        await using var app = await StartAsync(ultra);

        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(app, FakeUltraMsg.FixtureText("message_received_chat"), secret));

        Assert.Empty(await app.Database.ReadAsync(db => db.InboxEntries.ToListAsync(Stop)));
    }

    private async Task<TestApp> StartAsync(FakeUltraMsg ultra)
    {
        var app = new TestApp(postgres);
        foreach (var (key, value) in FakeUltraMsg.Settings(ultra.Address)) app.Settings[key] = value;
        await app.InitializeAsync();
        return app;
    }

    private static async Task<HttpStatusCode> DeliverAsync(TestApp app, string body, string secret = $"/{FakeUltraMsg.Secret}")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.Anonymous.PostAsync($"/webhooks/{FakeUltraMsg.ChannelKey}{secret}", content, Stop);
        return answer.StatusCode;
    }
}
