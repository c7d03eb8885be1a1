using Helpdesk.Core.Conversations;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>What the customer sees of us before we answer.</summary>
public sealed class SignsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private Cast _cast = null!;
    private Guid _conversation;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        _conversation = (await _cast.OnlyTicketAsync()).ConversationId!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_the_ticket_shows_that_it_was_read_and_only_once()
    {
        await _cast.Get<Assignments>().TakeAsync((await _cast.OnlyTicketAsync()).Id, _cast.Ana.Id);
        var last = await _cast.WritesAsync(Cast.Maria, "Ainda não abre", after: TimeSpan.FromSeconds(5));

        await LooksAsync(_cast.Ana.Id);
        await LooksAsync(_cast.Ana.Id);

        var told = Assert.Single(_graph.Requests);
        Assert.Equal((last, "read", null), ((string?)told.Body!["message_id"], (string?)told.Body["status"], told.Body["typing_indicator"]));
    }

    [Fact]
    public async Task A_glance_by_somebody_else_shows_nothing()
    {
        await LooksAsync(_cast.Ana.Id);
        await _cast.Get<Assignments>().TakeAsync((await _cast.OnlyTicketAsync()).Id, _cast.Bia.Id);
        await LooksAsync(_cast.Ana.Id);

        Assert.Empty(_graph.Requests);
    }

    [Fact]
    public async Task An_answer_was_read_before_it_was_given()
    {
        await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Já olho");
        await ShowAsync();

        Assert.Equal("read", (string?)Assert.Single(_graph.Requests).Body!["status"]);
    }

    [Fact]
    public async Task Writing_is_shown()
    {
        _cast.Get<Signs>().Typing(_conversation);
        await ShowAsync();

        Assert.Equal("text", (string?)Assert.Single(_graph.Requests).Body!["typing_indicator"]!["type"]);
    }

    private async Task LooksAsync(Guid who)
    {
        await _cast.Get<Replies>().MarkReadAsync(_conversation, who);
        await ShowAsync();
    }

    private Task ShowAsync() => _cast.Get<SignWorker>().RunOnceAsync(TestContext.Current.CancellationToken);
}
