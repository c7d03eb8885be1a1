using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>Two people with the same ticket on their screens: nobody writes over what they have not seen.</summary>
public sealed class MeanwhileTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;
    private Ticket _ticket = null!;
    private int _seen;

    private Assignments Assignments => _cast.Get<Assignments>();

    private Actor Ana => Actor.Of(_cast.Ana);

    private Actor Bia => Actor.Of(_cast.Bia);

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.Database.ChangeAsync(async db =>
        {
            var padaria = await db.Customers.Include(c => c.Machines).SingleAsync(c => c.Id == _cast.Padaria);
            padaria.Install([new MachineFacts("CAIXA-01", AnyDeskId.From("123456789"), MachineRole.Pos, [])]);
        });
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        _ticket = await _cast.OnlyTicketAsync();
        _seen = _ticket.Events.Count;
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    public static TheoryData<string> Every => ["classify", "escalate", "transfer", "solve", "merge", "update"];

    [Theory, MemberData(nameof(Every))]
    public async Task Whoever_comes_second_is_told_before_anything_is_saved(string action)
    {
        await _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { Module = new("tef") }, null, Bia, _seen);

        var no = await Assert.ThrowsAsync<RefusedException>(() => DoAsync(action, _seen));

        Assert.Equal(Refusal.ChangedMeanwhile, no.Refusal);
        var now = (await _cast.TicketsAsync())[0];
        Assert.Equal(("tef", null, TicketStatus.New), (now.ModuleKey, now.Solution, now.Status));
        var unseen = await _cast.Get<TrailQueries>().UnseenAsync(_ticket.Id, _seen, _cast.Ana.Id);
        Assert.Equal([("Bia Fontes", TicketEventKind.Classified)], unseen.Lines.Select(l => (l.ActorName, l.Kind)));

        await DoAsync(action, unseen.Happened);
        Assert.True((await _cast.TicketsAsync())[0].Events.Count > unseen.Happened);
    }

    [Fact]
    public async Task What_one_did_oneself_and_what_the_customer_wrote_holds_nobody_up()
    {
        await _cast.Get<Pauses>().WaitForCustomerAsync(_ticket.Id, Ana);
        await _cast.WritesAsync(Cast.Maria, "Reiniciei e deu o mesmo erro");

        await DoAsync("escalate", _seen);

        Assert.Equal(2, (await _cast.OnlyTicketAsync()).EscalationLevel);
    }

    [Fact]
    public async Task A_clock_that_is_slow_hides_nothing_that_a_colleague_did()
    {
        await Assignments.TakeAsync(_ticket.Id, _cast.Ana.Id);
        _cast.Clock.Advance(TimeSpan.FromHours(-1));
        await _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { Module = new("tef") }, null, Bia);

        var no = await Assert.ThrowsAsync<RefusedException>(() => DoAsync("escalate", _seen + 1));

        Assert.Equal(Refusal.ChangedMeanwhile, no.Refusal);
    }

    [Fact]
    public async Task Who_goes_onto_a_machine_holds_nobody_up()
    {
        await _cast.Get<RemoteSessions>().StartAsync(await MachineAsync(), _ticket.Id, Bia);

        await DoAsync("escalate", _seen);
    }

    [Fact]
    public async Task Of_two_at_the_same_moment_one_is_told()
    {
        var results = await Task.WhenAll(TriesAsync(2, _cast.Ana), TriesAsync(3, _cast.Bia));

        Assert.Equal([Refusal.ChangedMeanwhile], results.OfType<Refusal>());
        Assert.Single((await _cast.OnlyTicketAsync()).Events, e => e.Kind == TicketEventKind.Escalated);
    }

    [Fact]
    public async Task The_customer_hears_nothing_of_an_end_that_is_refused()
    {
        await Assignments.TakeAsync(_ticket.Id, _cast.Bia.Id);
        var told = 0;

        await Assert.ThrowsAsync<RefusedException>(() => Assignments.SolveAsync(_ticket.Id, Cast.Found("Feito"), _cast.Ana.Id, () => Task.FromResult(++told), _seen));

        Assert.Equal(0, told);
    }

    [Fact]
    public async Task Two_people_tag_at_once_and_both_tags_stay()
    {
        await Task.WhenAll(TagAsync("nfc-e", Ana), TagAsync("pinpad", Bia));
        await _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { AddedTags = ["caixa 2"], RemovedTags = ["pinpad"] }, null, Ana);

        Assert.Equal(["caixa 2", "nfc-e"], (await _cast.OnlyTicketAsync()).Tags.Order());
        Assert.Equal(["caixa 2", "nfc-e"], (await _cast.Get<TagQueries>().InUseAsync(10)).Order());
        var no = await Assert.ThrowsAsync<RefusedException>(() => _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { AddedTags = [.. Enumerable.Range(1, 12).Select(n => $"t{n}")] }, null, Ana));
        Assert.Equal((Refusal.TooMany, "tags"), (no.Refusal, no.Field));
    }

    [Fact]
    public async Task A_hand_over_carries_its_note()
    {
        await Assignments.AssignAsync(_ticket.Id, _cast.Bia.Id, Ana, "Falta reindexar; o cliente espera ligação às 15h");

        var line = (await _cast.OnlyTicketAsync()).Events.Single(e => e.Kind == TicketEventKind.Assigned);
        Assert.Equal(("Bia Fontes", "Falta reindexar; o cliente espera ligação às 15h"), (line.After, line.Remark));
    }

    [Fact]
    public async Task The_trail_is_read_whole_in_its_order_page_by_page()
    {
        for (var i = 0; i < 25; i++) await TagAsync($"t{i % 5}{i}", Ana, removes: i > 0 ? $"t{(i - 1) % 5}{i - 1}" : null);

        List<TrailLine> read = [];
        for (PagePoint? after = null; read.Count == 0 || after is not null;)
        {
            var page = await _cast.Get<TrailQueries>().OfAsync(_ticket.Id, after, 10);
            read.AddRange(page.Items);
            after = page.End;
        }

        Assert.Equal((await _cast.OnlyTicketAsync()).Events.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Id), read.Select(l => l.Id));
        Assert.Equal(26, read.Count);
    }

    private async Task DoAsync(string action, int seen)
    {
        switch (action)
        {
            case "classify":
                await _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { Module = new("pdv") }, null, Ana, seen);
                break;
            case "escalate":
                await Assignments.EscalateAsync(_ticket.Id, 2, null, "Não reindexa", Ana, seen);
                break;
            case "transfer":
                await Assignments.AssignAsync(_ticket.Id, _cast.Ana.Id, Ana, null, seen);
                break;
            case "solve":
                await Assignments.SolveAsync(_ticket.Id, Cast.Found("Feito"), _cast.Ana.Id, seen: seen);
                break;
            case "merge":
                var other = await _cast.Get<ManualTickets>().OpenAsync(new ManualTicket("C-0001", null, "Outro"), Ana);
                await _cast.Get<Relations>().MergeAsync(_ticket.Id, other, Ana, seen);
                break;
            default:
                await _cast.Get<MachineUpdates>().RecordAsync(_ticket.Id, [new(await MachineAsync(), "pdv", "99.1", Done: true)], Ana, seen);
                break;
        }
    }

    private async Task<object?> TriesAsync(int level, User who)
    {
        try
        {
            await Assignments.EscalateAsync(_ticket.Id, level, null, "Não reindexa", Actor.Of(who), _seen);
            return null;
        }
        catch (RefusedException no)
        {
            return no.Refusal;
        }
    }

    private Task TagAsync(string tag, Actor by, string? removes = null) =>
        _cast.Get<TicketEdits>().EditAsync(_ticket.Number, new TicketEdit { AddedTags = [tag], RemovedTags = removes is null ? [] : [removes] }, null, by);

    private Task<Guid> MachineAsync() => _cast.Database.ReadAsync(db => db.Machines.Select(m => m.Id).SingleAsync());
}
