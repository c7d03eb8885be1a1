using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>Supervisors keep the registry, beside the ERP and beside each other.</summary>
public sealed class RegistryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Padaria = "C-0001";
    private Cast _cast = null!;

    private Registry Registry => _cast.Get<Registry>();

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_change_of_one_part_leaves_the_others_and_is_written_down()
    {
        await Registry.ChangeAsync(Padaria, await VersionAsync(), e => e with { City = "Campinas", State = "sp" }, Actor.Of(_cast.Ana));

        var card = await CardAsync();
        Assert.Equal(("Campinas", "SP", "Maria Souza"), (card.City, card.State, Assert.Single(card.Contacts).Name));
        var changes = await _cast.Get<CustomerQueries>().ChangesAsync(card.Id, 10);
        Assert.Equal([("city", null, "Campinas"), ("state", null, "SP")], changes.Select(c => (c.Field, c.Before, c.After)).Order());
        Assert.All(changes, c => Assert.Equal("Ana Prado", c.ActorName));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var seen = await VersionAsync();
        await Registry.ChangeAsync(Padaria, seen, e => e with { Notes = "Abre às 5h30" }, Actor.Of(_cast.Bia));

        var no = await Assert.ThrowsAsync<RefusedException>(() => Registry.ChangeAsync(Padaria, seen, e => e with { Notes = "Fecha às 20h" }, Actor.Of(_cast.Ana)));

        Assert.Equal(Refusal.VersionStale, no.Refusal);
        Assert.Equal("Abre às 5h30", (await CardAsync()).Notes);
    }

    [Fact]
    public async Task A_new_customer_gets_a_key_and_a_tax_id_is_nobodys_twice()
    {
        var key = await Registry.AddAsync(new CustomerEntry(null) { LegalName = "Loja Nova", TaxId = "11.222.333/0001-81" }, Actor.Of(_cast.Ana));

        var no = await Assert.ThrowsAsync<RefusedException>(
            () => Registry.AddAsync(new CustomerEntry(null) { LegalName = "Loja Nova Filial", TaxId = "11222333000181" }, Actor.Of(_cast.Ana)));
        Assert.Matches("^H-[0-9]{4}$", key);
        Assert.Equal((Refusal.TaxIdTaken, "taxId", key), (no.Refusal, no.Field, no.Details[1]));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var no = await Assert.ThrowsAsync<InputRefusedException>(() => Registry.AddAsync(
            new CustomerEntry(null) { TaxId = "123", State = "XX", Contacts = [new ContactEntry("Zé", null, ["12"])] }, Actor.Of(_cast.Ana)));

        Assert.Equal(["contacts[0].phones[0]", "legalName", "state", "taxId"], no.Refusals.Select(r => r.Field).Order());
    }

    [Fact]
    public async Task Merged_customers_are_one_and_everything_follows()
    {
        var other = await Registry.AddAsync(
            new CustomerEntry(null)
            {
                LegalName = "Padaria Pao Quente",
                Contacts = [new ContactEntry("Rosana", null, [Cast.Stranger[2..]])],
                Licences = [new LicenceEntry("pdv", 5)],
                Machines = [new MachineEntry("CAIXA-09", "990000999", MachineRole.Pos, [])],
            }, Actor.Of(_cast.Ana));
        await _cast.WritesAsync(Cast.Stranger, "Caixa parado");
        var ticket = await _cast.OnlyTicketAsync();

        await _cast.Get<CustomerMerge>().MergeAsync(other, Padaria, Actor.Of(_cast.Bia));

        var card = await CardAsync();
        Assert.Equal(["Maria Souza", "Rosana"], card.Contacts.Select(c => c.Name));
        Assert.Equal("CAIXA-09", Assert.Single(card.Machines).Name);
        Assert.Equal(5, card.Licences.Single(l => l.ModuleKey == "pdv").Quantity);
        Assert.Equal(card.Id, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.NotEqual(card.Id, ticket.CustomerId);
        Assert.Equal((false, Padaria), ((await CardAsync(other)).Active, (await CardAsync(other)).MergedInto));
    }

    [Fact]
    public async Task An_accountant_is_asked_about_once_and_the_last_pick_is_remembered()
    {
        await AddClientAsync("Loja Um");
        var second = await AddClientAsync("Loja Dois");
        await _cast.WritesAsync(Cast.Stranger, "Bom dia, é a contadora");
        var first = await _cast.OnlyTicketAsync();
        Assert.Null(first.CustomerId);
        Assert.Equal(["Loja Dois", "Loja Um"], (await _cast.Get<Linking>().CandidatesAsync(first.Id)).Select(c => c.ShownName));

        await _cast.Get<Linking>().LinkAsync(first.Id, second, Actor.Of(_cast.Ana));
        await _cast.Get<Assignments>().SolveAsync(first.Id, Cast.Found("Guia enviada"), _cast.Ana.Id);
        await _cast.WritesAsync(Cast.Stranger, "Outra coisa, agora do fiscal", after: TimeSpan.FromHours(5));

        Assert.All(await _cast.TicketsAsync(), t => Assert.Equal(second, t.CustomerId));
        Assert.Null(await _cast.Database.ReadAsync(db => db.Contacts.Where(c => c.Id == first.ContactId).Select(c => c.CustomerId).SingleAsync()));
    }

    private async Task<Guid> AddClientAsync(string name)
    {
        var key = await Registry.AddAsync(new CustomerEntry(null) { LegalName = name, Contacts = [new ContactEntry("Contadora", null, [Cast.Stranger[2..]]) { Shared = [Cast.Stranger[2..]] }] }, Actor.Of(_cast.Ana));
        return (await CardAsync(key)).Id;
    }

    private async Task<uint> VersionAsync() => (await CardAsync()).Version;

    private async Task<CustomerCard> CardAsync(string key = Padaria) => (await _cast.Get<CustomerQueries>().CardAsync(key))!;
}
