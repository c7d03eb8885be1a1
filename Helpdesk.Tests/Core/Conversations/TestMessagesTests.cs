using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>A channel is tried with a real message, on the way of every answer.</summary>
public sealed class TestMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_out_as_every_answer_does_and_stands_in_the_conversation()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");

        var id = await SendAsync(_cast.Get<TestMessages>(), _cast.Channel, "(11) 90000-1234");
        await _cast.SendAllAsync();

        var message = (await _cast.MessagesAsync()).Single(m => m.Id == id);
        Assert.Equal((Delivery.Sent, (await _cast.OnlyTicketAsync()).Id), (message.Delivery, message.TicketId));
        Assert.Equal("Teste", (string?)Assert.Single(_graph.Messages)["text"]!["body"]);
    }

    [Fact]
    public async Task Where_only_templates_work_it_says_so_and_sends_nothing()
    {
        var no = await Assert.ThrowsAsync<RefusedException>(() => SendAsync(_cast.Get<TestMessages>(), _cast.Channel, "11 90000-1234"));

        Assert.Equal((Refusal.TestNeedsWindow, "phone"), (no.Refusal, no.Field));
        Assert.Empty(await _cast.MessagesAsync());
    }

    [Fact]
    public async Task A_number_that_nobody_knows_gets_a_conversation_and_no_ticket()
    {
        using var directory = PlainProvider.DirectoryOf(_cast, new PlainProvider());
        await new ChannelDesk(_cast.Database, directory).AddAsync(PlainProvider.Form("suporte", "Suporte"));
        var tests = new TestMessages(_cast.Database, directory, _cast.Clock);

        await SendAsync(tests, directory.Find("suporte")!, "11 90000-0777");
        await SendAsync(tests, directory.Find("suporte")!, "+55 11 90000-0777");

        var messages = await _cast.MessagesAsync();
        Assert.Equal((2, 1), (messages.Count, messages.Select(m => m.ConversationId).Distinct().Count()));
        Assert.All(messages, m => Assert.Equal((Delivery.Queued, null), (m.Delivery, m.TicketId)));
        Assert.Empty(await _cast.TicketsAsync());
    }

    [Theory]
    [InlineData("", Refusal.FieldMissing)]
    [InlineData("90000-1234", Refusal.PhoneInvalid)]
    public async Task What_is_no_phone_number_is_refused_at_its_field(string typed, Refusal refusal)
    {
        var no = await Assert.ThrowsAsync<RefusedException>(() => SendAsync(_cast.Get<TestMessages>(), _cast.Channel, typed));

        Assert.Equal((refusal, "phone"), (no.Refusal, no.Field));
    }

    private Task<Guid> SendAsync(TestMessages tests, ChannelAccess channel, string phone) => tests.SendAsync(channel.Id, phone, "Teste", Actor.Of(_cast.Ana));
}
