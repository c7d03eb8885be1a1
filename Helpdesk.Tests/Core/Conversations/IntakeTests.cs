using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>What happens when a customer writes (contract section 4).</summary>
public sealed class IntakeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_registered_customer_is_recognised_and_a_ticket_opens()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre\nDesde ontem");

        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((TicketStatus.New, TicketOrigin.Message, _cast.Padaria), (ticket.Status, ticket.Origin, ticket.CustomerId));
        Assert.Equal("Meu PDV não abre", ticket.Subject);
        Assert.Equal(TicketEventKind.Opened, Assert.Single(ticket.Events).Kind);
        Assert.Equal((ticket.Id, Direction.In), ((await _cast.MessagesAsync())[0].TicketId, (await _cast.MessagesAsync())[0].Direction));
    }

    [Fact]
    public async Task Its_opening_stands_above_what_opened_it_though_providers_tell_whole_seconds()
    {
        _cast.Clock.Advance(TimeSpan.FromMilliseconds(700));
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");

        var page = await _cast.Get<ThreadQueries>().PageAsync((await _cast.OnlyTicketAsync()).ConversationId!.Value, null, 10);

        Assert.Equal([null, "Oi", "Meu PDV não abre"], page.Items.Select(item => (item as Bubble)?.Text));
    }

    [Fact]
    public async Task The_number_is_recognised_without_its_ninth_digit()
    {
        await _cast.WritesAsync("551100001234", "Bom dia");

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        var conversation = await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync());
        Assert.Equal("551100001234", conversation.Address);
    }

    [Fact]
    public async Task An_unknown_number_opens_a_ticket_all_the_same()
    {
        await _cast.WritesAsync(Cast.Stranger, "Olá");

        Assert.Null((await _cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task What_follows_joins_the_open_ticket()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.WritesAsync(Cast.Maria, "E a fila está grande", TimeSpan.FromDays(3));

        var ticket = await _cast.OnlyTicketAsync();
        Assert.All(await _cast.MessagesAsync(), m => Assert.Equal(ticket.Id, m.TicketId));
        Assert.Equal(2, (await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync())).Unread);
    }

    [Fact]
    public async Task A_thank_you_does_not_reopen_a_finished_ticket()
    {
        var ticket = await _cast.AFinishedTicketOfAsync(Cast.Maria);

        await _cast.WritesAsync(Cast.Maria, "Obrigada! 🙏", after: TimeSpan.FromMinutes(20));

        Assert.Equal(TicketStatus.Done, (await _cast.OnlyTicketAsync()).Status);
        Assert.Equal(ticket.Id, (await _cast.MessagesAsync())[^1].TicketId);
    }

    [Fact]
    public async Task A_question_within_two_hours_reopens_it_for_who_had_it()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);

        await _cast.WritesAsync(Cast.Maria, "Voltou a dar erro", after: TimeSpan.FromMinutes(119));

        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((TicketStatus.InProgress, _cast.Ana.Id, null), (ticket.Status, ticket.AssigneeId, ticket.ResolvedAt));
        Assert.Equal(TicketEventKind.Reopened, ticket.Events.MaxBy(e => e.Id)!.Kind);
    }

    [Fact]
    public async Task After_two_hours_a_new_ticket_opens()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);

        await _cast.WritesAsync(Cast.Maria, "Obrigada!", after: TimeSpan.FromMinutes(121));

        Assert.Equal([TicketStatus.Done, TicketStatus.New], (await _cast.TicketsAsync()).Select(t => t.Status));
    }

    [Fact]
    public async Task How_long_a_ticket_may_come_back_is_a_setting()
    {
        _cast.Get<IOptions<Reopening>>().Value.Hours = 0.5;
        await _cast.AFinishedTicketOfAsync(Cast.Maria);

        await _cast.WritesAsync(Cast.Maria, "Voltou a dar erro", after: TimeSpan.FromMinutes(31));

        Assert.Equal(2, (await _cast.TicketsAsync()).Count);
    }

    [Fact]
    public async Task The_wait_is_counted_anew_for_new_work()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.WritesAsync(Cast.Maria, "Obrigada!", after: TimeSpan.FromMinutes(1));

        await _cast.WritesAsync(Cast.Maria, "Agora é o TEF", after: TimeSpan.FromDays(10));

        Assert.Equal(_cast.Clock.GetUtcNow(), (await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync())).WaitingSince);
    }

    [Fact]
    public async Task The_same_delivery_twice_is_one_message()
    {
        var body = MetaBody.Text(Cast.Maria, "wamid.same", "Oi", _cast.Clock.GetUtcNow());

        await _cast.DeliverAsync(body, body);
        await _cast.DeliverAsync(body);

        Assert.Single(await _cast.MessagesAsync());
        Assert.Equal(1, (await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync())).Unread);
    }

    [Fact]
    public async Task A_late_message_is_shown_where_it_belongs()
    {
        var now = _cast.Clock.GetUtcNow();
        await _cast.DeliverAsync(MetaBody.Text(Cast.Maria, "wamid.second", "segunda", now));
        await _cast.DeliverAsync(MetaBody.Text(Cast.Maria, "wamid.first", "primeira", now.AddMinutes(-5)));

        var conversation = await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync());
        var page = await _cast.Get<ThreadQueries>().PageAsync(conversation.Id, null, 50);
        Assert.Equal(["primeira", "segunda"], page.Items.OfType<Bubble>().Select(b => b.Text));
        Assert.Equal(page.Items.OfType<Bubble>().Last().Id, conversation.LastMessageId);
    }

    [Fact]
    public async Task Linking_an_unknown_number_takes_its_earlier_tickets_along()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Stranger);
        await _cast.WritesAsync(Cast.Stranger, "Outra coisa", after: TimeSpan.FromHours(3));
        var open = (await _cast.TicketsAsync())[^1];

        await _cast.Get<Linking>().LinkAsync(open.Id, _cast.Padaria, Helpdesk.Core.Users.Actor.Of(_cast.Ana));

        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(_cast.Padaria, t.CustomerId));
        await _cast.WritesAsync(Cast.Stranger, "Mais uma", after: TimeSpan.FromMinutes(1));
        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(_cast.Padaria, t.CustomerId));
    }

    [Fact]
    public async Task An_id_without_a_number_joins_its_customer_once_the_number_shows()
    {
        var now = _cast.Clock.GetUtcNow();
        await _cast.DeliverAsync(MetaBody.Hidden("BR.100200300", "wamid.hidden", "Oi", now));
        Assert.Null((await _cast.OnlyTicketAsync()).CustomerId);

        await _cast.DeliverAsync(MetaBody.Hidden("BR.100200300", "wamid.shown", "Sou eu", now, phone: Cast.Maria));

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task An_edit_a_deletion_and_a_reaction_may_come_before_their_message()
    {
        var now = _cast.Clock.GetUtcNow();
        await _cast.DeliverAsync(MetaBody.Reaction(Cast.Maria, "wamid.r", "wamid.target", "👍", now));
        Assert.Equal(1, await _cast.Database.ReadAsync(db => db.WaitingUpdates.CountAsync()));

        await _cast.DeliverAsync(MetaBody.Text(Cast.Maria, "wamid.target", "Deu certo", now));

        Assert.Equal("👍", Assert.Single((await _cast.MessageAsync("wamid.target")).Reactions).Emoji);
        Assert.Equal(0, await _cast.Database.ReadAsync(db => db.WaitingUpdates.CountAsync()));
    }
}
