using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Customers;

public sealed class CustomerSearchTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await PutAsync(new CustomerEntry("C-2")
        {
            LegalName = "Ótica São João Ltda",
            TradeName = "Ótica Visão Clara",
            TaxId = "QX7R2K9A000100",
            TaxRegime = TaxRegime.Mei,
            City = "Crato",
            State = "ce",
            Tags = ["vip"],
            Contacts = [new ContactEntry("Ivone", null, ["+5585900001002"])],
            Licences = [new LicenceEntry("bi", 1, new DateOnly(2027, 1, 31))],
            Machines = [new MachineEntry("LOJA-01", "990 000 702", MachineRole.Pos, [])],
        });
        await PutAsync(new CustomerEntry("C-3") { LegalName = "Mercado Bom Preço", State = "SP" });
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Theory]
    [InlineData("otica")]
    [InlineData("visão joao")]
    [InlineData("ot visao jo")]
    [InlineData("OT")]
    [InlineData("QX.7R2.K9A/0001-00")]
    [InlineData("qx7r2k9a")]
    [InlineData("85 90000-1002")]
    [InlineData("8500001002")]
    [InlineData("990 000 702")]
    [InlineData("loja-01")]
    [InlineData("ivone")]
    [InlineData("crato")]
    [InlineData("C-2")]
    public async Task A_customer_is_found_by_everything_that_people_know_of_it(string typed) => Assert.Equal(["C-2"], await FoundAsync(typed));

    [Theory]
    [InlineData("padria pao qente")]
    [InlineData("padaira quente")]
    [InlineData("pda pao quente")]
    public async Task Typing_errors_are_forgiven_where_nothing_is_written_so(string typed)
    {
        var page = await SearchAsync(new RegistryFilter(typed));

        Assert.True(page.ByLikeness);
        Assert.Equal("C-0001", page.Lines[0].ExternalId);
    }

    [Fact]
    public async Task Percent_and_underscore_mean_themselves() => Assert.Empty(await FoundAsync("%%%"));

    [Fact]
    public async Task Filters_narrow_what_is_found()
    {
        Assert.Equal(["C-2"], await FoundAsync(new RegistryFilter { Module = "bi" }));
        Assert.Equal(["C-2"], await FoundAsync(new RegistryFilter { Regime = TaxRegime.Mei }));
        Assert.Equal(["C-3"], await FoundAsync(new RegistryFilter { State = "SP" }));
        Assert.Equal(["C-2"], await FoundAsync(new RegistryFilter { Tag = "vip" }));
        Assert.Equal(["C-3", "C-0001"], await FoundAsync(new RegistryFilter { WithoutMachines = true }));
        Assert.Equal(["C-3"], await FoundAsync(new RegistryFilter { WithoutPhone = true }));
    }

    [Fact]
    public async Task What_somebody_adds_to_a_customer_is_found_at_once()
    {
        await _cast.WritesAsync(Cast.Stranger, "Oi");
        await _cast.Get<Helpdesk.Core.Tickets.Linking>().LinkAsync((await _cast.OnlyTicketAsync()).Id, _cast.Padaria, Actor.Of(_cast.Ana));

        Assert.Equal(["C-0001"], await FoundAsync("47 90000-3381"));
    }

    [Fact]
    public async Task The_list_is_in_the_order_of_names_whatever_their_accents() =>
        Assert.Equal(["C-3", "C-2", "C-0001"], await FoundAsync(new RegistryFilter()));

    [Fact]
    public async Task What_thousands_are_called_is_counted_up_to_a_bound_and_paged_by_name()
    {
        await database.Door.ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO customers (id, external_id, legal_name, tax_regime, tags, active, created_at, updated_at, sort_name, name_words, search_words)
            SELECT gen_random_uuid(), 'M-' || n, 'Quitanda ' || n, 'mei', ARRAY[]::text[], true, now(), now(), words, words, words
            FROM generate_series(10001, 15001) AS n, LATERAL (SELECT 'quitanda ' || n AS words) AS said
            """));

        var page = await _cast.Get<CustomerSearch>().ListAsync(new RegistryFilter("quitanda"), 30, 2);
        Assert.Equal(["M-10031", "M-10032"], page.Lines.Select(l => l.ExternalId));
        Assert.Equal((5_000, true), (page.Total, page.HasMore));
        Assert.Equal((1, false), (await SearchAsync(new RegistryFilter("quitanda 15001")) is var one ? (one.Total, one.HasMore) : default));
    }

    private Task PutAsync(CustomerEntry entry) => _cast.Get<Registry>().PutAsync(entry, Actor.Of(_cast.Ana));

    private Task<CustomerPage> SearchAsync(RegistryFilter filter) => _cast.Get<CustomerSearch>().ListAsync(filter, 0, 50);

    private Task<IEnumerable<string>> FoundAsync(string typed) => FoundAsync(new RegistryFilter(typed));

    private async Task<IEnumerable<string>> FoundAsync(RegistryFilter filter) => (await SearchAsync(filter)).Lines.Select(l => l.ExternalId);
}
