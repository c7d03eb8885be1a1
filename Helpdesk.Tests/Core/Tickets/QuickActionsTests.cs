using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>What technicians do with a ticket beside answering it, on a real database.</summary>
public sealed class QuickActionsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.Database.ChangeAsync(async db =>
        {
            var padaria = await db.Customers.Include(c => c.Machines).SingleAsync(c => c.Id == _cast.Padaria);
            padaria.Install([new MachineFacts("CAIXA-01", AnyDeskId.From("123456789"), MachineRole.Pos, [new ModuleVersion("pdv", "10.1.4")])]);
        });
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    private Actor Ana => Actor.Of(_cast.Ana);

    [Fact]
    public async Task Waiting_for_the_customer_stops_the_clock_until_they_write()
    {
        var ticket = await _cast.OnlyTicketAsync();
        await _cast.Get<Pauses>().WaitForCustomerAsync(ticket.Id, Ana);
        Assert.Equal(TicketView.Waiting, await ViewAsync());

        await _cast.WritesAsync(Cast.Maria, "ok obrigada", after: TimeSpan.FromMinutes(10));
        Assert.Equal(TicketView.Waiting, await ViewAsync());

        await _cast.WritesAsync(Cast.Maria, "Reiniciei e deu o mesmo erro", after: TimeSpan.FromMinutes(20));

        ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((TimeSpan.FromMinutes(30), null), (ticket.Paused, ticket.WaitingOnCustomerSince));
        Assert.Equal([TicketEventKind.Opened, TicketEventKind.WaitingForCustomer, TicketEventKind.WentOn], Trail(ticket));
        Assert.Equal(TicketView.Unassigned, await ViewAsync());
    }

    [Fact]
    public async Task What_was_put_off_comes_back_at_its_moment()
    {
        var ticket = await _cast.OnlyTicketAsync();
        await _cast.Get<Pauses>().SnoozeAsync(ticket.Id, _cast.Clock.GetUtcNow().AddHours(1), Ana);

        _cast.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await _cast.Get<Pauses>().WakeDueAsync());
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _cast.Get<Pauses>().WakeDueAsync());

        Assert.Equal(TicketView.Unassigned, await ViewAsync());
        var no = await Assert.ThrowsAsync<RefusedException>(() => _cast.Get<Pauses>().SnoozeAsync(ticket.Id, _cast.Clock.GetUtcNow(), Ana));
        Assert.Equal((Refusal.MomentPassed, "until"), (no.Refusal, no.Field));
    }

    [Fact]
    public async Task Escalating_needs_a_reason_that_the_next_one_reads()
    {
        var ticket = await _cast.OnlyTicketAsync();
        var no = await Assert.ThrowsAsync<RefusedException>(() => EscalateAsync(ticket, " "));
        Assert.Equal((Refusal.FieldMissing, "reason"), (no.Refusal, no.Field));

        await EscalateAsync(ticket, "Índice corrompido; reindexar não bastou");

        ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((2, _cast.Bia.Id, TicketStatus.InProgress), (ticket.EscalationLevel, ticket.AssigneeId, ticket.Status));
        var told = ticket.Events.Single(e => e.Kind == TicketEventKind.Escalated);
        Assert.Equal(("1", "2", "Índice corrompido; reindexar não bastou"), (told.Before, told.After, told.Remark));
    }

    [Fact]
    public async Task An_update_moves_the_installed_version_and_a_failure_does_not()
    {
        var ticket = await _cast.OnlyTicketAsync();
        var machine = await MachineAsync();
        await RecordAsync(ticket, new(machine.Id, "pdv", "99.1", Done: false, "Disco cheio"), new(machine.Id, "tef", "98.0", Done: true));

        machine = await MachineAsync();
        Assert.DoesNotContain(machine.Modules, m => m.Version == "99.1");
        Assert.Contains(machine.Modules, m => (m.ModuleKey, m.Version) == ("tef", "98.0"));
        ticket = await _cast.OnlyTicketAsync();
        Assert.Equal([TicketEventKind.Opened, TicketEventKind.MachineUpdateFailed, TicketEventKind.MachineUpdated], Trail(ticket));
        Assert.Equal("Disco cheio", ticket.Events.Single(e => e.Kind == TicketEventKind.MachineUpdateFailed).Remark);
    }

    [Fact]
    public async Task Of_several_updates_one_without_a_reason_keeps_all_from_being_recorded()
    {
        var ticket = await _cast.OnlyTicketAsync();
        var machine = await MachineAsync();

        var no = await Assert.ThrowsAsync<RefusedException>(() => RecordAsync(
            ticket, new(machine.Id, "tef", "98.0", Done: true), new(machine.Id, "pdv", "99.1", Done: false) { Field = "line-2" }));

        Assert.Equal((Refusal.FieldMissing, "line-2"), (no.Refusal, no.Field));
        Assert.DoesNotContain((await MachineAsync()).Modules, m => m.Version == "98.0");
        Assert.Equal([TicketEventKind.Opened], Trail(await _cast.OnlyTicketAsync()));
    }

    [Fact]
    public async Task A_solution_says_cause_and_words_or_what_is_missing()
    {
        var ticket = await _cast.OnlyTicketAsync();
        var no = await Assert.ThrowsAsync<InputRefusedException>(() => _cast.Get<Assignments>().SolveAsync(ticket.Id, new("", "", null), _cast.Ana.Id));
        Assert.Equal(["cause", "solution"], no.Refusals.Select(r => r.Field));

        await _cast.Get<Assignments>().SolveAsync(ticket.Id, Cast.Found("Serviço reiniciado"), _cast.Ana.Id);

        ticket = await _cast.OnlyTicketAsync();
        Assert.Equal(("Serviço parado", "Serviço reiniciado", "pdv"), (ticket.Cause, ticket.Solution, ticket.ModuleKey));
    }

    [Fact]
    public async Task The_memory_finds_what_was_solved_before_by_its_words()
    {
        await SolveAsync("Índice PRODUTOS corrompido", "Reindexei pelo utilitário");
        await AskAsync("Como emito a segunda via do boleto?");
        await SolveAsync("Dúvida de boleto", "Menu financeiro, segunda via");
        await AskAsync("O pdv não abriu de novo, fala em indice dos produtos corrompidos");

        var found = await _cast.Get<SolutionMemory>().SimilarAsync(await OpenTicketAsync(), 3);

        Assert.Equal(["Reindexei pelo utilitário"], found.Select(f => f.Solution));
        Assert.Equal("pdv", await _cast.Get<SolutionMemory>().ModuleOfAsync(await OpenTicketAsync()));
    }

    [Fact]
    public async Task Work_of_the_same_module_comes_first_among_what_is_similar()
    {
        await SolveAsync("Gaveta de dinheiro travada", "Mola trocada");
        await AskAsync("A impressora travou e a gaveta de dinheiro não abre no caixa");
        await _cast.Get<Assignments>().SolveAsync(await OpenTicketAsync(), new("Impressora e gaveta de dinheiro do caixa", "Cabo trocado", "tef"), _cast.Ana.Id);
        await AskAsync("Impressora e gaveta de dinheiro do caixa");
        var ticket = (await _cast.TicketsAsync()).Single(t => t.IsOpen);
        Assert.Equal(["Cabo trocado", "Mola trocada"], await FoundAsync());

        await _cast.Get<TicketEdits>().EditAsync(ticket.Number, new() { Module = new("pdv") }, null, Ana);
        Assert.Equal(["Mola trocada", "Cabo trocado"], await FoundAsync());

        async Task<IEnumerable<string>> FoundAsync() => (await _cast.Get<SolutionMemory>().SimilarAsync(ticket.Id, 3)).Select(f => f.Solution);
    }

    [Fact]
    public async Task The_trail_tells_with_whom_a_conversation_began()
    {
        var number = await _cast.Get<ManualTickets>().OpenAsync(new("C-0001", null, "Caixa 2 parado"), Ana);
        var ticket = (await _cast.TicketsAsync()).Single(t => t.Number == number);

        await _cast.Get<ManualTickets>().StartConversationAsync(ticket.Id, "(11) 90000-8888", Cast.ChannelKey, Ana);

        var line = (await _cast.TicketsAsync()).Single(t => t.Number == number).Events.Single(e => e.Kind == TicketEventKind.ConversationBegun);
        Assert.Equal(("Ana Prado", "+55 11 90000-8888"), (line.ActorName, line.After));
    }

    private async Task SolveAsync(string cause, string solution) =>
        await _cast.Get<Assignments>().SolveAsync(await OpenTicketAsync(), new NewSolution(cause, solution, "pdv"), _cast.Ana.Id);

    private Task<string> AskAsync(string text) => _cast.WritesAsync(Cast.Maria, text, after: TimeSpan.FromHours(5));

    private Task<Guid> OpenTicketAsync() => _cast.Database.ReadAsync(db => db.Tickets.Where(t => t.Status != TicketStatus.Done).Select(t => t.Id).SingleAsync());

    private Task EscalateAsync(Ticket ticket, string reason) => _cast.Get<Assignments>().EscalateAsync(ticket.Id, 2, _cast.Bia.Id, reason, Ana);

    private Task RecordAsync(Ticket ticket, params MachineOutcome[] outcomes) => _cast.Get<MachineUpdates>().RecordAsync(ticket.Id, outcomes, Ana);

    private Task<Machine> MachineAsync() => _cast.Database.ReadAsync(db =>
        db.Machines.Include(m => m.Modules).Where(m => m.CustomerId == _cast.Padaria).OrderBy(m => m.Name).FirstAsync());

    /// <summary>The narrowest view in which the one ticket stands.</summary>
    private async Task<TicketView> ViewAsync()
    {
        var row = (await _cast.Get<TicketRows>().FindAsync((await _cast.OnlyTicketAsync()).Number))!;
        var view = new[] { TicketView.Waiting, TicketView.Unassigned, TicketView.Mine }.First(v => TicketRows.Holds(v, _cast.Ana.Id, row));
        Assert.Equal([row.Id], (await _cast.Get<TicketRows>().ListAsync(new ListFilter(view), _cast.Ana.Id, null, 10)).Select(r => r.Id));
        return view;
    }

    private static TicketEventKind[] Trail(Ticket ticket) => [.. ticket.Events.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Kind)];
}
