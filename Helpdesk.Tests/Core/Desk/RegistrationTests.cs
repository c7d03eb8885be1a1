using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>A technician writes down, from a ticket, whose number it is that nobody knew.</summary>
public sealed class RegistrationTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task The_person_and_earlier_tickets_are_the_new_customers()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Stranger);
        await _cast.WritesAsync(Cast.Stranger, "Voltei", after: TimeSpan.FromHours(5));
        var tickets = await _cast.TicketsAsync();

        var key = await RegisterAsync(tickets[1].Id, Entry());

        var card = (await _cast.Get<CustomerQueries>().CardAsync(key))!;
        Assert.Equal(("Mercado Novo Ltda", "Joinville", "SC"), (card.LegalName, card.City, card.State));
        Assert.Equal("Rosana", Assert.Single(card.Contacts).Name);
        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(card.Id, t.CustomerId));
        Assert.All(await _cast.Get<CustomerQueries>().ChangesAsync(card.Id, 50), c => Assert.Equal("Ana Prado", c.ActorName));

        await _cast.Get<Assignments>().SolveAsync(tickets[1].Id, Cast.Found("Feito."), _cast.Ana.Id);
        await _cast.WritesAsync(Cast.Stranger, "E mais uma", after: TimeSpan.FromHours(5));
        Assert.Equal(card.Id, (await _cast.TicketsAsync())[2].CustomerId);
    }

    [Fact]
    public async Task A_customer_that_is_there_already_is_named_and_nothing_is_written()
    {
        await _cast.WritesAsync(Cast.Stranger, "Oi");
        var ticket = await _cast.OnlyTicketAsync();

        var no = await Assert.ThrowsAsync<RefusedException>(() => RegisterAsync(ticket.Id, Entry() with { TaxId = "12.345.678/0001-95" }));
        Assert.Equal((Refusal.TaxIdTaken, "taxId", "C-0001"), (no.Refusal, no.Field, no.Details[1]));

        await _cast.Get<Linking>().LinkAsync(ticket.Id, _cast.Padaria, Actor.Of(_cast.Bia));
        no = await Assert.ThrowsAsync<RefusedException>(() => RegisterAsync(ticket.Id, Entry()));
        Assert.Equal(Refusal.TicketLinkedMeanwhile, no.Refusal);
        Assert.Equal(1, (await _cast.Get<CustomerSearch>().ListAsync(new RegistryFilter(), 0, 10)).Total);
    }

    private Task<string> RegisterAsync(Guid ticketId, CustomerEntry entry) => _cast.Get<Registration>().RegisterAsync(ticketId, entry, Actor.Of(_cast.Ana));

    private static CustomerEntry Entry() => new((string?)null)
    {
        LegalName = "Mercado Novo Ltda",
        TaxId = "11.222.333/0001-81",
        TaxRegime = TaxRegime.SimplesNacional,
        City = "Joinville",
        State = "sc",
        Contacts = [new ContactEntry("Rosana", null, ["(47) 90000-3381"])],
    };
}
