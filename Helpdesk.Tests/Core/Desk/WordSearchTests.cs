using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>What is found by words, on a real database.</summary>
public sealed class WordSearchTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.WritesAsync(Cast.Maria, "A impressora do caixa não imprime a NFC-e, rejeição 539");
        await _cast.WritesAsync(Cast.Maria, "Já reiniciei, versão 10.2.1", after: TimeSpan.FromMinutes(1));
        var ticket = await _cast.OnlyTicketAsync();
        await _cast.Get<Replies>().NoteAsync(new NewReply(Guid.CreateVersion7(), ticket.Id, "Gaveta travada desde ontem"), Actor.Of(_cast.Ana));
        await _cast.Get<Assignments>().SolveAsync(ticket.Id, new("Bobina ao contrário", "Bobina virada e fila de impressão limpa.", "pdv"), _cast.Ana.Id);
        await _cast.WritesAsync(Cast.Stranger, "O boleto não sai", after: TimeSpan.FromDays(400));
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Theory]
    [InlineData("impressora")]
    [InlineData("IMPRESSORAS")]
    [InlineData("rejeicao 539")]
    [InlineData("nfc-e")]
    [InlineData("impre")]
    [InlineData("caixa impr")]
    public async Task A_message_is_found_whatever_its_accents_endings_and_capitals(string typed)
    {
        var found = await FindAsync(typed);

        var message = Assert.Single(found.Messages);
        Assert.Equal(("Pão Quente", (await _cast.TicketsAsync())[0].Number), (message.Who, message.Number));
        Assert.Null(found.Meant);
    }

    [Theory]
    [InlineData("imprssora", "impressora")]
    [InlineData("ipmressora", "impressora")]
    [InlineData("rejeisao", "rejeicao")]
    [InlineData("gavetta", "gaveta")]
    [InlineData("imprss", "impressora")]
    public async Task Typing_errors_are_forgiven_where_nothing_is_written_so(string typed, string meant)
    {
        var found = await FindAsync(typed);

        Assert.Equal(meant, found.Meant);
        Assert.NotEmpty(found.Messages);
    }

    [Fact]
    public async Task Old_messages_are_found_and_the_newest_come_first()
    {
        await _cast.WritesAsync(Cast.Stranger, "A versao do caixa é qual?");

        Assert.Equal(["A versao do caixa é qual?", "Já reiniciei, versão 10.2.1"], (await FindAsync("versão")).Messages.Select(m => m.Text));
        Assert.Single((await FindAsync("10.2.1")).Messages);
    }

    [Fact]
    public async Task A_note_is_found_and_said_to_be_one() => Assert.True(Assert.Single((await FindAsync("gaveta")).Messages).IsNote);

    [Fact]
    public async Task What_was_deleted_is_not_found()
    {
        await _cast.Database.ChangeAsync(async db => (await db.Messages.SingleAsync(m => EF.Functions.Like(m.Text!, "%boleto%"))).Delete(_cast.Clock.GetUtcNow()));

        Assert.Empty((await FindAsync("boleto")).Messages);
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_number_and_by_its_subject_open_ones_first()
    {
        var tickets = await _cast.TicketsAsync();
        foreach (var typed in new[] { $"{tickets[0].Number}", $"#{tickets[0].Number}", $"protocolo {tickets[0].Number}" })
        {
            Assert.Equal(tickets[0].Number, (await FindAsync(typed)).Tickets[0].Number);
        }

        await _cast.WritesAsync("5511900008011", "Minha impressora parou");
        Assert.Equal([TicketStatus.New, TicketStatus.Done], (await FindAsync("impressora")).Tickets.Select(t => t.Status));
        Assert.Equal("Pão Quente", (await FindAsync("bobina")).Tickets[0].Who);
    }

    [Theory]
    [InlineData("Zuleide")]
    [InlineData("ZULEIDE anj")]
    [InlineData("47900003381")]
    [InlineData("(47) 90000-3381")]
    [InlineData("+55 47 90000-3381")]
    [InlineData("90000-3381")]
    public async Task A_person_whom_nobody_identified_is_found_by_name_and_by_number(string typed)
    {
        await _cast.Database.ChangeAsync(async db => (await db.Contacts.SingleAsync(c => c.CustomerId == null)).CallThemselves("Zuleide dos Anjos"));

        var found = Assert.Single((await FindAsync(typed)).Tickets);

        Assert.Equal(("O boleto não sai", "Zuleide dos Anjos"), (found.Subject, found.Who));
    }

    [Fact]
    public async Task Among_many_people_one_is_found_without_reading_the_others()
    {
        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            WITH people AS (
                INSERT INTO contacts (id, profile_name, created_at) SELECT gen_random_uuid(), 'Pessoa ' || i, now() FROM generate_series(1, 20000) i RETURNING id, profile_name)
            INSERT INTO contact_phones (id, contact_id, number) SELECT gen_random_uuid(), id, '+55119' || lpad(substr(profile_name, 8), 8, '0') FROM people
            """));
        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"ANALYZE contacts, contact_phones"));
        var before = await ReadAsync();

        await FindAsync("Pessoa 12345");
        await FindAsync("11900012345");

        Assert.InRange(await ReadAsync() - before, 1, 500);

        async Task<long> ReadAsync() => await _cast.Database.RowsReadAsync("contacts") + await _cast.Database.RowsReadAsync("contact_phones");
    }

    [Fact]
    public async Task A_solution_is_found_by_its_own_words() =>
        Assert.Equal("Bobina virada e fila de impressão limpa.", Assert.Single((await FindAsync("fila impressão")).Solutions).Solution);

    [Theory]
    [InlineData("")]
    [InlineData(" ' & | ! :* ")]
    [InlineData("a o de")]
    [InlineData("\\ % _ <-> \"")]
    [InlineData("zzzzqqqq")]
    public async Task What_means_nothing_finds_nothing_and_harms_nothing(string typed) => Assert.True((await FindAsync(typed)).IsEmpty);

    private Task<FoundWork> FindAsync(string typed) => _cast.Get<WordSearch>().FindAsync(typed, 5);
}
