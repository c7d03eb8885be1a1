using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>For whom somebody speaks: the pick opens the next ticket and moves nothing that was.</summary>
public sealed class LinkingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    private Linking Linking => _cast.Get<Linking>();

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Who_belongs_to_one_customer_may_speak_for_another_and_back()
    {
        var other = await AddAsync("Bazar da Vila");
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var first = await _cast.OnlyTicketAsync();
        await DoneAsync(first);

        var second = await WritesLaterAsync();
        Assert.Equal(_cast.Padaria, second.CustomerId);
        await Linking.LinkAsync(second.Id, other, Actor.Of(_cast.Ana), _cast.Padaria);
        await DoneAsync(second);
        var third = await WritesLaterAsync();
        Assert.Equal((other, _cast.Padaria), (third.CustomerId, (await _cast.TicketsAsync())[0].CustomerId));
        Assert.Equal(["Bazar da Vila", "Pão Quente"], (await Linking.CandidatesAsync(third.Id)).Select(c => c.ShownName));

        await Linking.LinkAsync(third.Id, _cast.Padaria, Actor.Of(_cast.Ana), other);
        await DoneAsync(third);
        Assert.Equal([_cast.Padaria, other, _cast.Padaria, _cast.Padaria], [.. (await _cast.TicketsAsync()).Select(t => t.CustomerId!.Value), (await WritesLaterAsync()).CustomerId!.Value]);
    }

    [Fact]
    public async Task Whoever_comes_second_reads_what_the_first_one_did()
    {
        var other = await AddAsync("Bazar da Vila");
        await _cast.WritesAsync(Cast.Stranger, "Oi");
        var ticket = await _cast.OnlyTicketAsync();
        await Linking.LinkAsync(ticket.Id, _cast.Padaria, Actor.Of(_cast.Bia));

        var no = await Assert.ThrowsAsync<RefusedException>(() => Linking.LinkAsync(ticket.Id, other, Actor.Of(_cast.Ana)));

        Assert.Equal((Refusal.TicketLinkedMeanwhile, "Pão Quente"), (no.Refusal, no.Details[1]));
        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task Nobody_speaks_for_a_customer_that_left()
    {
        await _cast.WritesAsync(Cast.Stranger, "Oi");
        await _cast.Get<Registry>().DeactivateAsync("C-0001", Actor.Of(_cast.Ana));

        var no = await Assert.ThrowsAsync<RefusedException>(async () => await Linking.LinkAsync((await _cast.OnlyTicketAsync()).Id, _cast.Padaria, Actor.Of(_cast.Ana)));

        Assert.Equal(Refusal.CustomerInactive, no.Refusal);
    }

    [Fact]
    public async Task A_customer_that_registers_the_number_of_several_does_not_take_the_person_over()
    {
        var (one, two) = (await AddAsync("Loja Um", Cast.Stranger), await AddAsync("Loja Dois", Cast.Stranger));
        await _cast.WritesAsync(Cast.Stranger, "Bom dia, é a contadora");
        await Linking.LinkAsync((await _cast.OnlyTicketAsync()).Id, one, Actor.Of(_cast.Ana));

        await AddAsync("Loja Três", Cast.Stranger);
        await DoneAsync(await _cast.OnlyTicketAsync());
        await _cast.WritesAsync(Cast.Stranger, "Outra coisa", after: TimeSpan.FromHours(5));

        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(one, t.CustomerId));
        Assert.NotEqual(one, two);
    }

    private async Task<Guid> AddAsync(string name, string? phone = null)
    {
        ContactEntry[] contacts = phone is null ? [] : [new ContactEntry("Contadora", null, [phone[2..]]) { Shared = [phone[2..]] }];
        var key = await _cast.Get<Registry>().AddAsync(new CustomerEntry(null) { LegalName = name, Contacts = contacts }, Actor.Of(_cast.Ana));
        return (await _cast.Get<CustomerQueries>().CardAsync(key))!.Id;
    }

    private async Task<Ticket> WritesLaterAsync()
    {
        await _cast.WritesAsync(Cast.Maria, "Outra coisa", after: TimeSpan.FromHours(5));
        return (await _cast.TicketsAsync())[^1];
    }

    private Task DoneAsync(Ticket ticket) => _cast.Get<Assignments>().SolveAsync(ticket.Id, Cast.Found("Feito."), _cast.Ana.Id);
}
