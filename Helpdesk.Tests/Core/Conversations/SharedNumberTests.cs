using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Whoever answers for several customers is asked for whom, never guessed.</summary>
public sealed class SharedNumberTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Hidden = "BR.100200300";
    private const int Many = 5_000;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Several_customers_on_one_number_are_never_guessed()
    {
        await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);

        await _cast.WritesAsync(Cast.Maria, "Preciso do balancete");

        Assert.Null((await _cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task Nor_when_the_person_stood_with_one_of_them_first_and_hides_the_number_now()
    {
        await SaysAsync("Sou a Maria", Cast.Maria);
        await _cast.Get<Assignments>().SolveAsync((await _cast.OnlyTicketAsync()).Id, Cast.Found("Feito."), _cast.Ana.Id);
        await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        _cast.Clock.Advance(TimeSpan.FromDays(1));

        await SaysAsync("Preciso do balancete");

        Assert.Equal([_cast.Padaria, null], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
    }

    [Fact]
    public async Task Nor_when_somebody_who_hid_the_number_shows_it()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        _cast.Clock.Advance(TimeSpan.FromDays(1));
        await SaysAsync("Preciso do balancete");

        await SaysAsync("Sou a Maria", Cast.Maria);

        Assert.Equal([_cast.Padaria, null], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
    }

    [Fact]
    public async Task Who_else_has_the_number_is_found_by_it_among_very_many()
    {
        await SaysAsync("Sou a Maria", Cast.Maria);
        await _cast.Database.WritesAsync(Many);
        await _cast.Database.ChangeAsync(async db => await db.Database.ExecuteSqlAsync($"""
            INSERT INTO contact_phones (id, contact_id, number) SELECT gen_random_uuid(), id, '+55' || (11910000000 + row_number() OVER ()) FROM contacts;
            ANALYZE contact_phones;
            """));
        var before = await ReadAsync();

        await SaysAsync("Preciso do balancete");

        Assert.InRange(await ReadAsync() - before, 1, 100);
    }

    private Task SaysAsync(string text, string? phone = null) => _cast.DeliverAsync(MetaBody.Hidden(Hidden, _cast.NewId(), text, _cast.Clock.GetUtcNow(), phone));

    private async Task<long> ReadAsync() => await _cast.Database.RowsReadAsync("contacts") + await _cast.Database.RowsReadAsync("contact_phones");
}
