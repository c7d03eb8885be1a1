using System.Net;
using System.Text;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>A Z-API channel in the running app: a customer writes, we answer, and the ticks move.</summary>
public sealed class ZApiJourneyTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly TestApp _app = new(postgres);
    private FakeZApi _zapi = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _app.Get<TimeProvider>().GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _zapi = await FakeZApi.StartAsync();
        foreach (var (key, value) in FakeZApi.Settings(_zapi.Address)) _app.Settings[key] = value;
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _zapi.DisposeAsync();
    }

    [Theory]
    [InlineData("/wrong")]
    [InlineData("")]
    public async Task Without_the_right_secret_nothing_is_kept(string secret)
    {
        var answer = await DeliverAsync(ZApiBody.Text(Cast.Stranger, "A", "Oi", Now), secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer);
        Assert.False(await _app.Database.ReadAsync(db => db.InboxEntries.AnyAsync(Stop)));
    }

    [Fact]
    public async Task A_customer_writes_and_our_answer_goes_out_and_is_read()
    {
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(ZApiBody.Text(Cast.Stranger, "A", "Meu PDV não abre", Now)));
        var ticket = await Eventually.GetsAsync(() => _app.Database.ReadAsync(db => db.Tickets.SingleAsync(Stop)));

        await _app.PostAsync($"tickets/{ticket.Number}/messages", """{"text":"Já estou olhando"}""");
        await Eventually.PassesAsync(async () => Assert.Equal("sent", await StatusAsync(ticket.Number)));
        var sent = Assert.Single(_zapi.Calls, call => call.Path == "send-text");
        Assert.Equal((Cast.Stranger, "Já estou olhando"), ((string?)sent.Body!["phone"], (string?)sent.Body["message"]));

        await DeliverAsync(ZApiBody.Status("RECEIVED", Now, "3EB0FAKE1"));
        await Eventually.PassesAsync(async () => Assert.Equal("delivered", await StatusAsync(ticket.Number)));
        await DeliverAsync(ZApiBody.Status("PLAYED", Now, "3EB0FAKE1"));
        await Eventually.PassesAsync(async () => Assert.Equal("read", await StatusAsync(ticket.Number)));
    }

    private async Task<HttpStatusCode> DeliverAsync(string body, string secret = $"/{FakeZApi.WebhookSecret}")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _app.Anonymous.PostAsync($"/webhooks/{FakeZApi.ChannelKey}{secret}", content, Stop);
        return answer.StatusCode;
    }

    private async Task<string?> StatusAsync(long ticket) =>
        (string?)(await _app.GetAsync($"tickets/{ticket}/messages")).Items.Single(message => (string?)message!["direction"] == "out")!["status"];
}
