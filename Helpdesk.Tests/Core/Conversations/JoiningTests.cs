using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Somebody who hid their number shows it.</summary>
public sealed class JoiningTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Hidden = "BR.100200300";
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Two_threads_of_one_person_become_one_and_the_older_work_goes_on()
    {
        await HiddenSaysAsync("Aqui de casa");
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cast.WritesAsync(Cast.Maria, "Aqui da loja");
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));

        await HiddenSaysAsync("Sou eu, a Maria", Cast.Maria);

        Assert.Equal(["Aqui de casa", "Aqui da loja", "Sou eu, a Maria"], (await _cast.MessagesAsync()).Select(m => m.Text));
        Assert.Single((await _cast.MessagesAsync()).Select(m => (m.ConversationId, m.TicketId)).Distinct());
        var tickets = await _cast.TicketsAsync();
        Assert.Equal([TicketStatus.New, TicketStatus.Done], tickets.Select(t => t.Status));
        Assert.All(tickets, t => Assert.Equal(_cast.Padaria, t.CustomerId));
        Assert.Contains(tickets[1].Events, e => e.Kind == TicketEventKind.Merged && e.After == $"{tickets[0].Number}");
        Assert.Equal(2, await IdentitiesOfMariaAsync());
        Assert.Equal(3, (await OnlyConversationAsync()).Unread);
    }

    [Fact]
    public async Task Who_has_a_number_of_their_own_stays_who_they_are()
    {
        await HiddenSaysAsync("Oi", Cast.Stranger);
        await _cast.WritesAsync(Cast.Maria, "Aqui da loja");

        await HiddenSaysAsync("Escrevo do telefone da Maria", Cast.Maria);

        Assert.Equal(2, await _cast.Database.ReadAsync(db => db.Conversations.CountAsync()));
    }

    [Fact]
    public async Task Who_is_on_record_and_never_wrote_is_no_second_contact()
    {
        await HiddenSaysAsync("Aqui de casa");

        await HiddenSaysAsync("Sou eu, a Maria", Cast.Maria);

        var maria = await _cast.Database.ReadAsync(db => db.Contacts.SingleAsync());
        Assert.Equal((_cast.Padaria, maria.Id), ((await _cast.OnlyTicketAsync()).CustomerId, (await OnlyConversationAsync()).ContactId));
        Assert.Equal(2, await IdentitiesOfMariaAsync());
    }

    [Fact]
    public async Task A_thread_that_only_the_hidden_person_had_goes_to_the_contact()
    {
        await HiddenSaysAsync("Aqui de casa");
        await _cast.Database.ChangeAsync(async db =>
        {
            var maria = await db.Contacts.SingleAsync(c => c.CustomerId == _cast.Padaria);
            db.ContactIdentities.Add(new ContactIdentity(_cast.Channel.Id, Cast.Maria, maria.Id, _cast.Clock.GetUtcNow()));
        });

        await HiddenSaysAsync("Sou eu, a Maria", Cast.Maria);

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(2, (await OnlyConversationAsync()).Unread);
    }

    private Task HiddenSaysAsync(string text, string? phone = null) =>
        _cast.DeliverAsync(MetaBody.Hidden(Hidden, _cast.NewId(), text, _cast.Clock.GetUtcNow(), phone));

    private Task<Conversation> OnlyConversationAsync() => _cast.Database.ReadAsync(db => db.Conversations.SingleAsync());

    private Task<int> IdentitiesOfMariaAsync() => _cast.Database.ReadAsync(db =>
        db.ContactIdentities.CountAsync(i => db.Contacts.Any(c => c.Id == i.ContactId && c.CustomerId == _cast.Padaria)));
}
