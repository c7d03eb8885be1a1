using Helpdesk.Core.Customers;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>Z-API does not tell that somebody took another number; WhatsApp's own id of the person shows it.</summary>
public sealed class SilentMovesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string New = "5511900007777";
    private const string Marias = "70000000003009@lid";
    private const string Others = "70000000004444@lid";

    private FakeZApi _zapi = null!;
    private Cast _cast = null!;
    private int _said;

    public async ValueTask InitializeAsync()
    {
        _zapi = await FakeZApi.StartAsync();
        _cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(_zapi.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _zapi.DisposeAsync();
    }

    [Fact]
    public async Task Who_writes_with_the_same_id_from_another_number_took_it()
    {
        await _cast.DeliverAsync(Says(Cast.Maria, Marias));

        await _cast.DeliverAsync(Says(New, Marias), Says(New, Marias));

        var maria = await NumbersAsync((await _cast.OnlyTicketAsync()).ContactId!.Value);
        Assert.Equal([$"+{New}"], maria);
        Assert.Single(await MovesAsync());
    }

    [Fact]
    public async Task Whoever_gets_the_number_that_was_left_is_somebody_else()
    {
        await _cast.DeliverAsync(Says(Cast.Maria, Marias));
        await _cast.DeliverAsync(Says(New, Marias));

        await _cast.DeliverAsync(Says(Cast.Maria, Others));

        Assert.Equal([_cast.Padaria, null], (await _cast.TicketsAsync()).Select(t => t.CustomerId));
    }

    [Fact]
    public async Task Neither_another_form_of_the_number_nor_a_late_message_from_the_old_one_is_a_move()
    {
        await _cast.DeliverAsync(Says(Cast.Maria, Marias), Says("551100001234", Marias));
        Assert.Empty(await MovesAsync());
        var before = _cast.Clock.GetUtcNow();
        _cast.Clock.Advance(TimeSpan.FromMinutes(5));
        await _cast.DeliverAsync(Says(New, Marias));

        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "late", "Oi", before, Ids(Marias)));

        Assert.Single(await MovesAsync());
    }

    [Fact]
    public async Task Who_has_several_phones_keeps_them()
    {
        var number = PhoneNumber.FromProvider(New)!;
        await _cast.DeliverAsync(Says(Cast.Maria, Marias));
        await _cast.Database.ChangeAsync(async db => (await db.Contacts.Include(c => c.Phones).SingleAsync(c => c.CustomerId == _cast.Padaria)).AnswerOn(number));
        await _cast.DeliverAsync(Says(New, Others));

        await _cast.DeliverAsync(Says(Cast.Maria, Marias), Says(New, Others));

        Assert.Empty(await MovesAsync());
        Assert.Equal(2, (await NumbersAsync((await _cast.OnlyTicketAsync()).ContactId!.Value)).Count);
    }

    private string Says(string phone, string lid) => ZApiBody.Text(phone, $"M{++_said}", "Oi", _cast.Clock.GetUtcNow(), Ids(lid));

    private static string Ids(string lid) => $$"""{"chatLid":"{{lid}}","senderLid":"{{lid}}"}""";

    private Task<List<string>> NumbersAsync(Guid contact) =>
        _cast.Database.ReadAsync(db => db.Contacts.Where(c => c.Id == contact).SelectMany(c => c.Phones).Select(p => p.Number).ToListAsync());

    private async Task<List<Guid>> MovesAsync() => [.. (await _cast.MessagesAsync()).Where(m => m.Details?.Moved is not null).Select(m => m.Id)];
}
