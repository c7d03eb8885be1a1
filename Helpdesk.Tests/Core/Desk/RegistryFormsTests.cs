using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>Forms know who is who: what is renamed keeps its past, and a number never changes hands in silence.</summary>
public sealed class RegistryFormsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Padaria = "C-0001";
    private const string MariasNumber = "+5511900001234";
    private Cast _cast = null!;

    private Registry Registry => _cast.Get<Registry>();

    private Actor Bia => Actor.Of(_cast.Bia);

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_renamed_machine_keeps_its_sessions_and_a_renamed_person_the_conversation()
    {
        await ChangeAsync(Padaria, e => e with { Machines = [Machine("CAIXA-01", "990000101"), Machine("CAIXA-02", "990000102")] });
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var (contact, machine) = ((await CardAsync()).Contacts[0].Id, (await CardAsync()).Machines[0].Id);

        await ChangeAsync(Padaria, e => e with
        {
            Machines = [e.Machines[0] with { Name = "FRENTE-01" }, e.Machines[1] with { Name = "CAIXA-01" }],
            Contacts = [e.Contacts[0] with { Name = "Maria de Souza", Phones = ["11 90000-7777"] }],
        });

        var card = await CardAsync();
        Assert.Equal(machine, card.Machines.Single(m => m.Name == "FRENTE-01").Id);
        Assert.Equal("990000102", card.Machines.Single(m => m.Name == "CAIXA-01").AnyDeskId);
        Assert.Equal((contact, "Maria de Souza"), (Assert.Single(card.Contacts).Id, card.Contacts[0].Name));
    }

    [Fact]
    public async Task Two_machines_may_swap_their_names()
    {
        await ChangeAsync(Padaria, e => e with { Machines = [Machine("A", "990000101"), Machine("B", "990000102"), Machine("C", "990000103")] });
        var c = (await CardAsync()).Machines.Single(m => m.Name == "C").Id;

        await ChangeAsync(Padaria, e => e with { Machines = [e.Machines[0] with { Name = "B" }, e.Machines[1] with { Name = "A" }, e.Machines[2] with { Name = "D" }] });

        Assert.Equal([("A", "990000102"), ("B", "990000101"), ("D", "990000103")], (await CardAsync()).Machines.Select(m => (m.Name, m.AnyDeskId!)));
        Assert.Equal(c, (await CardAsync()).Machines.Single(m => m.Name == "D").Id);
    }

    [Fact]
    public async Task Somebody_without_a_name_hinders_no_other_change()
    {
        await _cast.WritesAsync(Cast.Stranger, "Oi");
        await _cast.Database.ChangeAsync(async db => await db.Contacts.Where(c => c.CustomerId == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ProfileName, (string?)null)));
        await _cast.Get<Linking>().LinkAsync((await _cast.OnlyTicketAsync()).Id, _cast.Padaria, Bia);

        await ChangeAsync(Padaria, e => e with { City = "Campinas" });

        Assert.Equal(["+5547900003381", "Maria Souza"], (await CardAsync()).Contacts.Select(c => c.Name).Order());
        Assert.Equal(1, await _cast.Database.ReadAsync(db => db.Contacts.CountAsync(c => c.Name == null)));
    }

    [Fact]
    public async Task A_number_of_another_customer_is_refused_and_said_whose_it_is()
    {
        var no = await Assert.ThrowsAsync<InputRefusedException>(() => AddShopAsync(new ContactEntry("Contadora", null, ["(11) 90000-1234"])));

        var refusal = Assert.Single(no.Refusals);
        Assert.Equal((Refusal.PhoneTaken, "contacts[0].phones[0]"), (refusal.Refusal, refusal.Field));
        Assert.Equal(["Maria Souza", "Pão Quente", Padaria], refusal.Details);
    }

    [Fact]
    public async Task A_shared_number_asks_for_whom_even_if_it_was_one_customers_first()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        var shop = await AddShopAsync(new ContactEntry("Maria", null, [MariasNumber]) { Shared = [MariasNumber] });

        await _cast.WritesAsync(Cast.Maria, "Agora é da loja", after: TimeSpan.FromHours(5));
        var ticket = (await _cast.TicketsAsync())[^1];
        Assert.Null(ticket.CustomerId);
        await _cast.Get<Linking>().LinkAsync(ticket.Id, shop.Id, Bia);
        await _cast.Get<Assignments>().SolveAsync(ticket.Id, Cast.Found("Feito."), _cast.Ana.Id);
        await _cast.WritesAsync(Cast.Maria, "Mais uma coisa do fechamento", after: TimeSpan.FromHours(5));

        Assert.Equal([_cast.Padaria, shop.Id, shop.Id], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
        Assert.Equal("Maria Souza", Assert.Single((await CardAsync()).Contacts).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_moved_number_brings_the_next_tickets_and_leaves_history(bool hasOtherNumber)
    {
        if (hasOtherNumber) await ChangeAsync(Padaria, e => e with { Contacts = [e.Contacts[0] with { Phones = [MariasNumber, "+5511900007777"] }] });
        await _cast.AFinishedTicketOfAsync(Cast.Maria);

        var shop = await AddShopAsync(new ContactEntry("Maria", "Sócia", [MariasNumber]) { Moved = [MariasNumber] });
        await _cast.WritesAsync(Cast.Maria, "Agora só da loja", after: TimeSpan.FromHours(5));

        Assert.Equal([_cast.Padaria, shop.Id], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
        Assert.Equal([MariasNumber], (await CardAsync(shop.ExternalId)).Contacts.SelectMany(c => c.Phones).Distinct());
        Assert.Equal(hasOtherNumber ? ["+5511900007777"] : [], (await CardAsync()).Contacts.SelectMany(c => c.Phones));
        Assert.Contains(await _cast.Get<CustomerQueries>().ChangesAsync(_cast.Padaria, 20), c => c.Field == "contact:Maria Souza" && c.ActorName == "Bia Fontes");
    }

    [Fact]
    public async Task Twins_are_found_and_what_a_merge_brings_is_told_beforehand()
    {
        var twin = await Registry.AddAsync(new CustomerEntry(null) { LegalName = "Padaria Pao Quente Ltda", TradeName = "Pao Quente", Machines = [Machine("CAIXA-01", null)] }, Bia);
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await AddShopAsync(new ContactEntry("Contadora", null, [MariasNumber]) { Shared = [MariasNumber] });

        var twins = await _cast.Get<CustomerTwins>().OfAsync(_cast.Padaria);
        Assert.Equal([("Loja Nova", TwinReason.Phone, true), ("Pao Quente", TwinReason.Name, false)], twins.Select(t => (t.ShownName, t.Reason, t.Distinct)));
        Assert.Equal(new MergePreview(0, 1, 0, 0, 0), await _cast.Get<CustomerTwins>().PreviewAsync(twin));
        Assert.Equal(new MergePreview(1, 0, 1, 1, 0), await _cast.Get<CustomerTwins>().PreviewAsync(Padaria));
    }

    private async Task<CustomerCard> AddShopAsync(ContactEntry contact) =>
        await CardAsync(await Registry.AddAsync(new CustomerEntry(null) { LegalName = "Loja Nova", TaxId = "11222333000181", Contacts = [contact] }, Bia));

    private async Task ChangeAsync(string key, Func<CustomerEntry, CustomerEntry> change) => await Registry.ChangeAsync(key, (await CardAsync(key)).Version, change, Bia);

    private async Task<CustomerCard> CardAsync(string key = Padaria) => (await _cast.Get<CustomerQueries>().CardAsync(key))!;

    private static MachineEntry Machine(string name, string? anyDesk) => new(name, anyDesk, MachineRole.Pos, []);
}
