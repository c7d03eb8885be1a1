using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Desk;

public sealed class BoardQueriesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private Cast _cast = null!;

    private DateTimeOffset Today => new(_cast.Clock.GetUtcNow().Date, TimeSpan.Zero);

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task An_empty_queue_has_figures_too()
    {
        Assert.Equal(new BoardFigures(0, 0, 0), await _cast.Get<BoardQueries>().FiguresAsync(Today));
    }

    [Fact]
    public async Task The_figures_tell_who_waits_and_for_how_long()
    {
        var since = _cast.Clock.GetUtcNow();
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.WritesAsync(Cast.Stranger, "Oi", after: Minute);
        var marias = (await _cast.TicketsAsync())[0];
        await _cast.Get<Assignments>().TakeAsync(marias.Id, _cast.Ana.Id);

        var figures = await _cast.Get<BoardQueries>().FiguresAsync(Today);

        Assert.Equal((2, 1, 1, 0), (figures.Waiting, figures.Unassigned, figures.InProgress, figures.AwaitingCustomer));
        Assert.Equal((since, marias.Id), (figures.LongestWaitSince, figures.LongestWaitTicketId));
    }

    [Fact]
    public async Task Who_was_answered_waits_no_more()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await _cast.OnlyTicketAsync();
        await _cast.Get<Assignments>().TakeAsync(ticket.Id, _cast.Ana.Id);
        await _cast.AnswersAsync(ticket, "Já olho");

        var figures = await _cast.Get<BoardQueries>().FiguresAsync(Today);

        Assert.Equal((0, 1, 1), (figures.Waiting, figures.InProgress, figures.AwaitingCustomer));
        Assert.Null(figures.LongestWaitSince);
    }

    [Fact]
    public async Task A_thank_you_after_the_last_ticket_is_no_wait_for_the_next()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.WritesAsync(Cast.Maria, "Obrigada! 🙏", after: Minute);
        await _cast.WritesAsync(Cast.Maria, "O caixa 2 não imprime", after: TimeSpan.FromDays(3));

        var card = Assert.Single((await ColumnAsync(TicketStatus.New)).Cards);

        Assert.Equal(card.OpenedAt, card.WaitingSince);
        Assert.Equal(card.OpenedAt, (await _cast.Get<BoardQueries>().FiguresAsync(Today)).LongestWaitSince);
    }

    [Fact]
    public async Task A_column_begins_with_who_waits_longest_and_says_how_many_more_there_are()
    {
        await _cast.WritesAsync(Cast.Maria, "primeiro");
        await _cast.WritesAsync(Cast.Stranger, "segundo", after: Minute);
        await _cast.WritesAsync("5547900003382", "terceiro", after: Minute);

        var column = await _cast.Get<BoardQueries>().ColumnAsync(TicketStatus.New, Today, 2);

        Assert.Equal(3, column.Total);
        Assert.Equal(["primeiro", "segundo"], column.Cards.Select(card => card.Subject));
    }

    [Fact]
    public async Task What_was_done_yesterday_is_not_done_today()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        Assert.Single((await ColumnAsync(TicketStatus.Done)).Cards);

        _cast.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty((await ColumnAsync(TicketStatus.Done)).Cards);
        Assert.Equal(0, (await _cast.Get<BoardQueries>().FiguresAsync(Today)).DoneToday);
    }

    [Fact]
    public async Task Only_todays_missed_calls_count()
    {
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.1", "terminate", _cast.Clock.GetUtcNow()));
        _cast.Clock.Advance(TimeSpan.FromDays(1));
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.2", "terminate", _cast.Clock.GetUtcNow()));

        Assert.Equal(1, (await _cast.Get<BoardQueries>().FiguresAsync(Today)).MissedCalls);
    }

    [Fact]
    public async Task The_team_is_shown_with_presence_and_load()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.Get<Assignments>().TakeAsync((await _cast.OnlyTicketAsync()).Id, _cast.Bia.Id);
        await new Presences(_cast.Database).SetAsync(_cast.Ana.Id, Presence.Away);

        var team = await _cast.Get<TeamQueries>().ListAsync();

        Assert.Equal([("Ana Prado", Presence.Away, 0), ("Bia Fontes", Presence.Available, 1)], team.Select(m => (m.Name, m.Presence, m.Load)));
    }

    private Task<BoardColumn> ColumnAsync(TicketStatus status) => _cast.Get<BoardQueries>().ColumnAsync(status, Today, 30);
}
