using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>The whole way over HTTP: a webhook comes in, a reply goes out, a receipt moves its tick.</summary>
public sealed class GupshupOverHttpTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Channel = "gupshup-main";

    private readonly TestApp _app = new(postgres);
    private FakeGupshup _gupshup = null!;

    private DateTimeOffset Now => _app.Get<TimeProvider>().GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _gupshup = await FakeGupshup.StartAsync();
        foreach (var (key, value) in FakeGupshup.Settings(Channel, _gupshup.Address)) _app.Settings[key] = value;
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _gupshup.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_in_a_reply_goes_out_and_its_tick_moves()
    {
        var answer = await DeliverAsync(GupshupBody.Text("5547990071001", "wamid.http-1", "Meu PDV não abre", Now));
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        var ticket = await Eventually.GetsAsync(() => _app.Database.ReadAsync(db => db.Tickets.Select(t => t.Number).SingleAsync()));

        var reply = await _app.PostAsync($"tickets/{ticket}/messages", """{"text":"Qual caixa?"}""");
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        await Eventually.PassesAsync(async () => Assert.Equal("sent", await StatusAsync(ticket)));

        var sent = Assert.Single(_gupshup.Requests, request => request.Message is not null);
        Assert.Equal(("5547990071001", "Qual caixa?"), (sent.Fields["destination"], (string?)sent.Message!["text"]));

        var request = await _app.Database.ReadAsync(db => db.Messages.Where(m => m.SendId != null).Select(m => m.SendId!).SingleAsync());
        await DeliverAsync(GupshupBody.Receipt("enqueued", request, null, Now, new JsonObject { ["whatsappMessageId"] = "wamid.http-2" }));
        await DeliverAsync(GupshupBody.PassedOn(MetaBody.Status("wamid.http-2", "read", Now, "5547990071001")));
        await Eventually.PassesAsync(async () => Assert.Equal("read", await StatusAsync(ticket)));
    }

    [Theory]
    [InlineData("/wrong")]
    [InlineData("")]
    public async Task Without_the_secret_it_gets_401_and_nothing_is_kept(string secret)
    {
        var answer = await DeliverAsync(GupshupBody.Text("5547990071002", "wamid.forged", "Oi", Now), $"/webhooks/{Channel}{secret}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(await _app.Database.ReadAsync(db => db.InboxEntries.AnyAsync()));
    }

    private async Task<string?> StatusAsync(long ticket) => (string?)(await _app.GetAsync($"tickets/{ticket}/messages")).Items[^1]!["status"];

    private async Task<HttpResponseMessage> DeliverAsync(string body, string path = $"/webhooks/{Channel}/{FakeGupshup.Secret}")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await _app.Anonymous.PostAsync(path, content, TestContext.Current.CancellationToken);
    }
}
