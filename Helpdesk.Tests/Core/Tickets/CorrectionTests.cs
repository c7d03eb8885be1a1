using Helpdesk.Core;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>What solved a ticket is said better after its end.</summary>
public sealed class CorrectionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    private readonly User _bia = new("Bia Fontes", "bia@helpdesk.example", Role.Technician);
    private readonly Ticket _ticket = new(new TicketOpening(TicketOrigin.Message, "PDV não abre"), Actor.Clock, Now);
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public void What_is_corrected_stands_in_the_trail_as_it_was_and_as_it_is()
    {
        _ticket.Solve("Serviço parado", "Reiniciado", _bia, Actor.Of(_bia), Now);
        var end = _ticket.ResolvedAt;

        _ticket.Correct(null, "  Reindexado  ", Actor.Of(_bia), Now.AddHours(1));
        _ticket.Correct("Índice corrompido", null, Actor.Of(_bia), Now.AddHours(2));
        _ticket.Correct("Índice corrompido", "Reindexado", Actor.Of(_bia), Now.AddHours(3));

        Assert.Equal(("Índice corrompido", "Reindexado", TicketStatus.Done, end), (_ticket.Cause, _ticket.Solution, _ticket.Status, _ticket.ResolvedAt));
        Assert.Equal(
            [(TicketEventKind.SolutionChanged, "Reiniciado", "Reindexado", "Bia Fontes"), (TicketEventKind.CauseChanged, "Serviço parado", "Índice corrompido", "Bia Fontes")],
            _ticket.Events.Skip(2).Select(e => (e.Kind, e.Before, e.After, e.ActorName)));
    }

    [Fact]
    public void Neither_is_left_without_words_and_open_work_is_not_corrected()
    {
        Assert.Equal(Refusal.TicketNotDone, Refused("Serviço parado", "Feito").Refusal);
        _ticket.MoveTo(TicketStatus.Done, Actor.Of(_bia), Now);

        Assert.Equal("cause", Refused(null, "Feito").Field);
        Assert.Equal((Refusal.SolutionMissing, "solution"), Refused("Serviço parado", " ") is var no ? (no.Refusal, no.Field) : default);
        Assert.Equal("solution", Refused("Serviço parado", new string('a', Limits.Solution + 1)).Field);
        Assert.Null(_ticket.Cause);
    }

    [Fact]
    public async Task The_memory_finds_the_new_words_and_no_longer_the_old()
    {
        var ticket = await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.Get<TicketEdits>().EditAsync(ticket.Number, new() { Correction = new("Gaveta de dinheiro emperrada", "Mola trocada"), Module = new("tef") }, null, Actor.Of(_cast.Bia));

        Assert.Equal("Mola trocada", Assert.Single(await SimilarToAsync("A gaveta de dinheiro não sai")).Solution);
        Assert.Empty(await SimilarToAsync("O serviço está parado de novo"));
        Assert.Empty((await _cast.Get<WordSearch>().FindAsync("reiniciado", 4)).Solutions);
        Assert.Equal(ticket.Number, Assert.Single((await _cast.Get<WordSearch>().FindAsync("mola", 4)).Solutions).Number);
    }

    private RefusedException Refused(string? cause, string? solution) => Assert.Throws<RefusedException>(() => _ticket.Correct(cause, solution, Actor.Of(_bia), Now));

    private async Task<List<SimilarCase>> SimilarToAsync(string trouble)
    {
        await _cast.WritesAsync(Cast.Stranger, trouble, after: TimeSpan.FromHours(5));
        var asking = (await _cast.TicketsAsync()).Single(t => t.IsOpen);
        var found = await _cast.Get<SolutionMemory>().SimilarAsync(asking.Id, 3);
        await _cast.Get<TicketEdits>().EditAsync(asking.Number, new() { Status = TicketStatus.Done }, null, Actor.Of(_cast.Bia));
        return found;
    }
}
