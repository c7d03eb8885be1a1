using Helpdesk.Core;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Tests.Core.Tickets;

public sealed class TicketTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    private readonly User _ana = new("Ana Prado", "ana@helpdesk.example", Role.Technician);
    private readonly User _bia = new("Bia Fontes", "bia@helpdesk.example", Role.Technician);
    private readonly Ticket _ticket = new(new TicketOpening(TicketOrigin.Message, "PDV não abre"), Actor.Clock, Now);

    [Fact]
    public void Taking_a_ticket_puts_it_to_work_and_notes_who()
    {
        _ticket.TakeBy(_ana, Now);

        Assert.Equal((TicketStatus.InProgress, _ana.Id), (_ticket.Status, _ticket.AssigneeId));
        Assert.Equal((TicketEventKind.Taken, "Ana Prado"), (_ticket.Events.Last().Kind, _ticket.Events.Last().ActorName));
    }

    [Fact]
    public void Who_comes_second_is_told_who_has_it()
    {
        _ticket.TakeBy(_ana, Now);

        var refused = Assert.Throws<RefusedException>(() => _ticket.TakeBy(_bia, Now));

        Assert.Equal(Refusal.TicketAlreadyTaken, refused.Refusal);
        Assert.Contains("Ana Prado", refused.Details);
    }

    [Fact]
    public void Taking_it_twice_is_taking_it_once()
    {
        _ticket.TakeBy(_ana, Now);
        _ticket.TakeBy(_ana, Now);

        Assert.Equal(2, _ticket.Events.Count);
    }

    [Fact]
    public void A_solution_finishes_it_and_nobodys_work_becomes_the_solvers()
    {
        _ticket.Solve("Serviço parado", "  Serviço reiniciado.  ", _ana, Actor.Of(_ana), Now.AddMinutes(30));

        Assert.Equal((TicketStatus.Done, _ana.Id, "Serviço reiniciado."), (_ticket.Status, _ticket.AssigneeId, _ticket.Solution));
        Assert.Equal(Now.AddMinutes(30), _ticket.ResolvedAt);
    }

    [Fact]
    public void Without_words_there_is_no_solution()
    {
        var refused = Assert.Throws<RefusedException>(() => _ticket.Solve("Serviço parado", "  ", _ana, Actor.Of(_ana), Now));

        Assert.Equal((Refusal.SolutionMissing, "solution"), (refused.Refusal, refused.Field));
        Assert.True(_ticket.IsOpen);
    }

    [Fact]
    public void Done_work_is_neither_taken_nor_solved_again()
    {
        _ticket.Solve("Serviço parado", "Feito", _ana, Actor.Of(_ana), Now);

        Assert.Equal(Refusal.TicketDone, Assert.Throws<RefusedException>(() => _ticket.TakeBy(_bia, Now)).Refusal);
        Assert.Equal(Refusal.TicketDone, Assert.Throws<RefusedException>(() => _ticket.Solve("Serviço parado", "De novo", _bia, Actor.Of(_bia), Now)).Refusal);
    }

    [Fact]
    public void It_comes_back_to_who_had_it()
    {
        _ticket.Solve("Serviço parado", "Feito", _ana, Actor.Of(_ana), Now);

        _ticket.Reopen(Actor.Clock, Now.AddHours(1));

        Assert.Equal((TicketStatus.InProgress, _ana.Id, null), (_ticket.Status, _ticket.AssigneeId, _ticket.ResolvedAt));
    }

    [Fact]
    public void Only_the_first_answer_counts_and_never_before_the_opening()
    {
        _ticket.Answered(Now.AddMinutes(-1));
        _ticket.Answered(Now.AddMinutes(9));

        Assert.Equal(Now, _ticket.FirstResponseAt);
    }

    [Fact]
    public void Giving_it_back_makes_it_new_again()
    {
        _ticket.TakeBy(_ana, Now);

        _ticket.Assign(null, Actor.Of(_ana), Now);

        Assert.Equal((TicketStatus.New, null), (_ticket.Status, _ticket.AssigneeId));
        Assert.Equal(("Ana Prado", null), (_ticket.Events.Last().Before, _ticket.Events.Last().After));
    }

    [Fact]
    public void Each_change_is_announced_once_per_save()
    {
        _ticket.TakeBy(_ana, Now);
        _ticket.Prioritize(Priority.Urgent, Actor.Of(_ana), Now);

        Assert.Equal(new TicketChanged(_ticket.Id), Assert.Single(_ticket.News));
    }
}
