using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Somebody takes another number, and somebody else gets the one that they left.</summary>
public sealed class NumberChangeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Old = Cast.Maria;
    private const string New = "5511900009876";
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Who_writes_from_the_new_number_is_the_same_customer_in_the_same_thread()
    {
        await _cast.WritesAsync(Old, "Meu PDV não abre");

        await _cast.DeliverAsync(Notice(), Notice());
        await _cast.WritesAsync(New, "Agora deste número");

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(["Meu PDV não abre", "Agora deste número"], await SaidAsync());
        Assert.Equal(New, (await OnlyThreadAsync()).Address);
        Assert.Equal($"+{New}", await ShownPhoneAsync());
        await OneLineAsync();
    }

    [Fact]
    public async Task Who_wrote_from_the_new_number_before_the_notice_came_is_joined()
    {
        await _cast.WritesAsync(Old, "Meu PDV não abre");
        await _cast.WritesAsync(New, "Alguém aí?", TimeSpan.FromMinutes(1));
        Assert.Null((await _cast.TicketsAsync())[1].CustomerId);

        await _cast.DeliverAsync(Notice());
        await _cast.DeliverAsync(Notice());

        Assert.Equal(["Meu PDV não abre", "Alguém aí?"], await SaidAsync());
        await OnlyThreadAsync();
        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(_cast.Padaria, t.CustomerId));
        Assert.Equal([TicketStatus.New, TicketStatus.Done], (await _cast.TicketsAsync()).Select(t => t.Status));
        Assert.Equal((await _cast.TicketsAsync())[0].Id, (await OneLineAsync()).TicketId);
    }

    [Fact]
    public async Task It_does_not_matter_that_all_of_it_came_at_once()
    {
        var now = _cast.Clock.GetUtcNow();
        await _cast.DeliverAsync(
            MetaBody.Text(Old, "wamid.1", "Meu PDV não abre", now), MetaBody.Text(New, "wamid.2", "Alguém aí?", now.AddSeconds(1)),
            Notice(), MetaBody.Text(New, "wamid.3", "Oi?", now.AddSeconds(2)));

        Assert.Equal(["Meu PDV não abre", "Alguém aí?", "Oi?"], await SaidAsync());
        await OnlyThreadAsync();
        await OneLineAsync();
    }

    [Fact]
    public async Task Who_was_linked_by_hand_meanwhile_is_joined_too()
    {
        await _cast.WritesAsync(Old, "Meu PDV não abre");
        await _cast.WritesAsync(New, "Sou eu, a Maria", TimeSpan.FromMinutes(1));
        await _cast.Get<Linking>().LinkAsync((await _cast.TicketsAsync())[1].Id, _cast.Padaria, Actor.Of(_cast.Ana));

        await _cast.DeliverAsync(Notice());

        await OnlyThreadAsync();
        Assert.Single(await ContactsAsync());
    }

    [Fact]
    public async Task Everybody_who_is_registered_with_the_number_moves_with_it_and_is_asked_for_whom_still()
    {
        var market = await _cast.RegistersAsync("C-0002", "Mercado", Old);
        await _cast.RegistersAsync("C-0003", "Farmácia", Cast.Stranger);
        await _cast.WritesAsync(Old, "Meu PDV não abre");

        await _cast.DeliverAsync(Notice(), Notice());
        await _cast.WritesAsync(New, "Agora deste número");

        Assert.Equal(
            [("Maria Souza", $"+{New}"), ("Rui", $"+{New}"), ("Rui", $"+{Cast.Stranger}")],
            (await ContactsAsync()).Where(c => c.CustomerId is not null).SelectMany(c => c.Phones, (c, p) => (c.Name!, p.Number)).Order());
        Assert.Equal(
            new[] { (_cast.Padaria, "contact:Maria Souza"), (market, "contact:Rui") }.Order(),
            (await _cast.Database.ReadAsync(db => db.CustomerChanges.ToListAsync())).Select(c => (c.CustomerId, c.Field)).Order());
        var ticket = await _cast.OnlyTicketAsync();
        Assert.Null(ticket.CustomerId);
        Assert.Equal(["Mercado", "Pão Quente"], (await _cast.Get<Linking>().CandidatesAsync(ticket.Id)).Select(c => c.ShownName).Order());
        await OneLineAsync();
    }

    [Fact]
    public async Task Another_customers_number_stays_theirs_and_administrators_read_of_it()
    {
        var market = await _cast.RegistersAsync("C-0002", "Mercado", New);
        await _cast.WritesAsync(Old, "Meu PDV não abre");
        await _cast.WritesAsync(New, "Aqui é do mercado");

        await _cast.DeliverAsync(Notice());
        await _cast.WritesAsync(New, "Ainda do mercado");

        Assert.Equal([_cast.Padaria, market], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
        Assert.Contains(New, Assert.Single(await RemarksAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_person_who_never_wrote_is_found_by_their_number_whatever_its_form()
    {
        await _cast.DeliverAsync(MetaBody.Moved("551100001234", New, "wamid.moved", _cast.Clock.GetUtcNow()));
        await _cast.WritesAsync(New, "Bom dia");

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal([$"+{New}"], Assert.Single(await ContactsAsync()).Phones.Select(p => p.Number));
        Assert.Empty(await RemarksAsync());
    }

    [Fact]
    public async Task A_change_of_somebody_whom_nobody_knows_is_told_to_administrators()
    {
        await _cast.DeliverAsync(MetaBody.Moved(Cast.Stranger, New, "wamid.moved", _cast.Clock.GetUtcNow()));

        Assert.Contains(New, Assert.Single(await RemarksAsync()).Text, StringComparison.Ordinal);
        Assert.Empty(await _cast.MessagesAsync());
    }

    [Fact]
    public async Task Whoever_gets_the_left_number_next_is_somebody_else()
    {
        await _cast.DeliverAsync(Says("BR.1", "Meu PDV não abre", Old));
        await _cast.DeliverAsync(Notice("BR.1"));

        await _cast.DeliverAsync(Says("BR.9", "Oi, número novo", Old));

        var tickets = await _cast.TicketsAsync();
        Assert.Equal([_cast.Padaria, null], tickets.Select(t => t.CustomerId));
        Assert.NotEqual(tickets[0].ConversationId, tickets[1].ConversationId);
        Assert.Equal(New, (await ThreadAsync(tickets[0])).Address);
    }

    [Fact]
    public async Task Another_person_on_a_number_is_asked_for_whom_they_write_even_if_nobody_told_of_the_change()
    {
        await _cast.DeliverAsync(Says("BR.1", "Meu PDV não abre", Old));

        await _cast.DeliverAsync(Says("BR.9", "Comprei este chip", Old));
        await _cast.DeliverAsync(Says("BR.9", "Alguém?", Old));

        var tickets = await _cast.TicketsAsync();
        Assert.Equal([_cast.Padaria, null], tickets.Select(t => t.CustomerId));
        Assert.Equal(["Pão Quente"], (await _cast.Get<Linking>().CandidatesAsync(tickets[1].Id)).Select(c => c.ShownName));
    }

    [Fact]
    public async Task Who_hides_is_not_joined_to_a_number_whose_owner_is_known_by_another_id()
    {
        await _cast.DeliverAsync(Says("BR.1", "Meu PDV não abre", Old));
        await _cast.DeliverAsync(Says("BR.9", "Oi"));

        await _cast.DeliverAsync(Says("BR.9", "Comprei este chip", Old));

        Assert.Equal([_cast.Padaria, null], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
    }

    private string Says(string userId, string text, string? phone = null) => MetaBody.Hidden(userId, _cast.NewId(), text, _cast.Clock.GetUtcNow(), phone);

    private string Notice(string? userId = null) => MetaBody.Moved(Old, New, "wamid.moved", _cast.Clock.GetUtcNow(), userId);

    private async Task<IEnumerable<string?>> SaidAsync() => (await _cast.MessagesAsync()).Where(m => m.Direction == Direction.In).Select(m => m.Text);

    private async Task<Message> OneLineAsync() => Assert.Single(await _cast.MessagesAsync(), m => m.Details?.Moved is not null);

    private Task<Conversation> OnlyThreadAsync() => _cast.Database.ReadAsync(db => db.Conversations.SingleAsync());

    private Task<Conversation> ThreadAsync(Ticket ticket) => _cast.Database.ReadAsync(db => db.Conversations.SingleAsync(c => c.Id == ticket.ConversationId));

    private async Task<string?> ShownPhoneAsync() => (await _cast.Get<TicketRows>().FindAsync((await _cast.OnlyTicketAsync()).Number))!.Phone;

    private Task<List<Contact>> ContactsAsync() => _cast.Database.ReadAsync(db => db.Contacts.Include(c => c.Phones).ToListAsync());

    private Task<List<Helpdesk.Core.Channels.ChannelRemark>> RemarksAsync() => _cast.Database.ReadAsync(db => db.ChannelRemarks.ToListAsync());
}
