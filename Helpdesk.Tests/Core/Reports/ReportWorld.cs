using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Reports;

/// <summary>A history made by dice, with a liking for what reports get wrong: midnights, ends of months, summer times, tickets that come back.</summary>
internal sealed class ReportWorld(Random dice, TimeZoneInfo zone, Cast cast)
{
    private static readonly string?[] Types = ["error", "error", "question", "update", "training", null];
    private static readonly string?[] Modules = ["pdv", "pdv", "gestor", "tef", null];
    private static readonly TicketStatus[] Ends = [TicketStatus.New, TicketStatus.InProgress];

    private readonly List<Customer> _customers = [];
    private readonly List<Channel> _channels = [];
    private readonly List<Ticket> _tickets = [];

    /// <summary>The first days of these get most of what happens.</summary>
    public static readonly DateOnly[] OddDays =
    [
        new(2018, 11, 4), new(2019, 2, 17), new(2018, 12, 31), new(2019, 1, 1), new(2020, 2, 29), new(2020, 3, 1), new(2020, 2, 1), new(2018, 11, 3), new(2019, 2, 16),
    ];

    private DateTimeOffset Now => cast.Clock.GetUtcNow();

    public async Task FillAsync(HelpdeskDb db, int tickets)
    {
        db.AttachRange(cast.Ana, cast.Bia);
        for (var i = 0; i < 30; i++) _customers.Add(Named($"W-{i:D2}"));
        _channels.Add(await db.Channels.SingleAsync());
        _channels.Add(new Channel("second"));
        db.Channels.Add(_channels[1]);
        db.Customers.AddRange(_customers);

        for (var i = 0; i < tickets; i++) AddTicket(db);
        for (var i = 0; i < tickets / 10; i++) AddCall(db);
        for (var i = 0; i < tickets / 5; i++) AddSession(db);
        MergeSome(tickets / 20);
        db.Tickets.AddRange(_tickets);
        await db.SaveChangesAsync();
    }

    /// <summary>What managers would otherwise find twice: entries of one customer become one, tickets change hands.</summary>
    public async Task MoveSomeAsync()
    {
        await cast.Get<Helpdesk.Core.Desk.CustomerMerge>().MergeAsync("W-03", "W-04", Actor.Clock);
        await cast.Get<Helpdesk.Core.Desk.CustomerMerge>().MergeAsync("W-05", "W-04", Actor.Clock);
        await cast.Database.ChangeAsync(async db =>
        {
            var ids = _tickets.Where(_ => dice.Next(8) == 0).Select(t => t.Id).ToList();
            foreach (var ticket in await db.Tickets.Where(t => ids.Contains(t.Id)).ToListAsync())
            {
                ticket.Classify(Types[dice.Next(Types.Length)], Modules[dice.Next(Modules.Length)], Actor.Clock, cast.Clock.GetUtcNow());
                ticket.LinkTo(_customers[dice.Next(6, _customers.Count)].Id, "x", Actor.Clock, cast.Clock.GetUtcNow());
            }
        });
    }

    private DateTimeOffset Moment()
    {
        var day = dice.Next(3) == 0 ? new DateOnly(2018, 10, 20).AddDays(dice.Next(560)) : OddDays[dice.Next(OddDays.Length)];
        var local = dice.Next(3) == 0
            ? day.ToDateTime(TimeOnly.MinValue).AddSeconds(dice.Next(-4000, 8000))
            : day.ToDateTime(TimeOnly.MinValue).AddSeconds(dice.Next(86_400));
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local)[dice.Next(2)] : zone.GetUtcOffset(local);
        var at = new DateTimeOffset(local, offset).ToUniversalTime();
        return at < Now ? at : Now.AddSeconds(-dice.Next(400_000));
    }

    /// <summary>Later, but not yet to come.</summary>
    private DateTimeOffset After(DateTimeOffset at)
    {
        var later = at.AddSeconds(dice.Next(4) == 0 ? dice.Next(20 * 86_400) : dice.Next(30_000));
        return later < Now ? later : Now;
    }

    private void AddTicket(HelpdeskDb db)
    {
        var at = Moment();
        var ticket = new Ticket(
            new TicketOpening(TicketOrigin.Message, "Caixa não abre")
            {
                CustomerId = dice.Next(6) == 0 ? null : _customers[dice.Next(dice.Next(1, _customers.Count))].Id,
                ConversationId = dice.Next(4) == 0 ? null : Thread(db).Id,
                TypeKey = Types[dice.Next(Types.Length)],
                ModuleKey = Modules[dice.Next(Modules.Length)],
                Priority = (Priority)dice.Next(4),
            }, Actor.Clock, at);
        _tickets.Add(ticket);
        Live(ticket, at);
    }

    private void Live(Ticket ticket, DateTimeOffset at)
    {
        var technician = dice.Next(3) == 0 ? cast.Ana : cast.Bia;
        if (dice.Next(5) > 0) ticket.TakeBy(technician, at = After(at));
        if (dice.Next(5) > 0) ticket.Answered(After(at));
        for (var chances = 3; chances > 0 && dice.Next(6) > 0; chances--)
        {
            at = After(at);
            if (dice.Next(4) == 0) ticket.MoveTo(TicketStatus.Done, Actor.Clock, at);
            else ticket.Solve(null, "Feito.", technician, Actor.Of(technician), at);
            if (dice.Next(3) > 0) return;

            at = After(at);
            if (dice.Next(3) == 0) ticket.MoveTo(Ends[dice.Next(2)], Actor.Clock, at);
            else ticket.Reopen(Actor.Clock, at);
            if (dice.Next(3) == 0) ticket.Assign(dice.Next(2) == 0 ? null : cast.Ana, Actor.Clock, After(at));
        }
    }

    private void MergeSome(int count)
    {
        var open = _tickets.Where(t => t.IsOpen).ToList();
        foreach (var ticket in open.Take(count)) ticket.MergeInto(open[dice.Next(count, open.Count)], Actor.Clock, After(ticket.OpenedAt));
    }

    private void AddCall(HelpdeskDb db)
    {
        var ticket = _tickets[dice.Next(_tickets.Count)];
        var thread = Thread(db);
        var at = Moment();
        var call = new Call(thread.ChannelId, cast.NewId(), dice.Next(5) > 0, at);
        var card = new Message(Guid.CreateVersion7(), thread, ticket.Id, Direction.In, new Content(MessageKind.Call, null), Actor.Clock, at);
        call.Step(new IncomingCall
        {
            Account = "",
            CallId = call.ProviderId,
            Party = new Party("5511900000000", null, null),
            Step = dice.Next(4) == 0 ? CallStep.Accepted : CallStep.Rejected,
            Inbound = call.Inbound,
            At = at.AddSeconds(20),
        });
        call.StandsIn(thread.Id, card.Id);
        db.Messages.Add(card);
        db.Calls.Add(call);
    }

    private void AddSession(HelpdeskDb db)
    {
        var at = Moment();
        var ticket = dice.Next(3) == 0 ? null : _tickets[dice.Next(_tickets.Count)];
        var session = new RemoteSession(_customers[dice.Next(6, _customers.Count)].Machines.First(), ticket?.Id, Actor.Of(dice.Next(2) == 0 ? cast.Ana : cast.Bia), at);
        if (dice.Next(5) > 0) session.End(After(at));
        db.RemoteSessions.Add(session);
    }

    private Conversation Thread(HelpdeskDb db)
    {
        var contact = new Contact("Maria", cast.Clock.GetUtcNow());
        var thread = new Conversation(_channels[dice.Next(2)].Id, contact.Id, null, "5511900000000");
        db.Contacts.Add(contact);
        db.Conversations.Add(thread);
        return thread;
    }

    private Customer Named(string key)
    {
        var customer = new Customer(key, cast.Clock.GetUtcNow());
        customer.Describe(new CustomerFacts($"Loja {key} Ltda", null, null, TaxRegime.Unknown, null, null, true), cast.Clock.GetUtcNow());
        customer.Install([new MachineFacts("CAIXA", AnyDeskId.From("123456789"), MachineRole.Pos, [])]);
        return customer;
    }
}
