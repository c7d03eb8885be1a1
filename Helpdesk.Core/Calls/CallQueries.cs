using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Calls;

/// <summary>Questions about calls that screens ask.</summary>
public sealed class CallQueries(Database database, TimeProvider time)
{
    /// <summary>Nobody lets it ring longer; a call whose end we never heard of falls silent then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private const int MostCalls = 5;
    private const int MostMachines = 3;

    /// <summary>
    /// The customers' calls that ring right now and that nobody took, longest ringing first. Whose call it is stands on its ticket: a person
    /// may belong to one customer and speak for another.
    /// </summary>
    public Task<List<RingingCall>> RingingAsync() => database.ReadAsync(async db =>
    {
        var since = time.GetUtcNow() - Patience;
        var rows = await (
            from call in db.Calls
            where call.State == CallState.Ringing && call.Inbound && call.TakenById == null && call.StartedAt > since
            join conversation in db.Conversations on call.ConversationId equals conversation.Id
            join contact in db.Contacts on conversation.ContactId equals contact.Id
            join card in db.Messages on call.MessageId equals card.Id
            join ticket in db.Tickets on card.TicketId equals ticket.Id
            join customer in db.Customers on ticket.CustomerId equals customer.Id into customers
            from customer in customers.DefaultIfEmpty()
            orderby call.StartedAt
            select new RingingCall(call.Id, call.StartedAt)
            {
                CustomerId = ticket.CustomerId,
                CustomerName = customer.TradeName ?? customer.LegalName,
                TaxRegime = customer == null ? null : customer.TaxRegime,
                ContactName = contact.Name ?? contact.ProfileName,
                Phone = Conversation.NumberOf(conversation.Address, contact.Phones.OrderBy(p => p.Id).Select(p => p.Number).FirstOrDefault()),
                TicketId = ticket.Id,
                TicketNumber = ticket.Number,
            }).Take(MostCalls).ToListAsync();

        var machines = await MachinesAsync(db, rows.Select(r => r.CustomerId).OfType<Guid>().ToList());
        return rows.ConvertAll(row => row with { Machines = [.. machines[row.CustomerId ?? Guid.Empty].Take(MostMachines)] });
    });

    private static async Task<ILookup<Guid, CallMachine>> MachinesAsync(HelpdeskDb db, List<Guid> customers)
    {
        var machines = await db.Machines.Where(m => customers.Contains(m.CustomerId) && m.AnyDeskId != null)
            .OrderBy(m => m.Role == MachineRole.Server ? 0 : 1).ThenBy(m => m.Name).Take(Limits.Page)
            .Select(m => new { m.CustomerId, Machine = new CallMachine(m.Id, m.Name, m.AnyDeskId!) }).ToListAsync();
        return machines.ToLookup(m => m.CustomerId, m => m.Machine);
    }
}

public sealed record RingingCall(Guid Id, DateTimeOffset StartedAt)
{
    public Guid? CustomerId { get; init; }

    /// <summary>Null when nobody knows whose number it is, or somebody has to be asked for whom they call.</summary>
    public string? CustomerName { get; init; }

    public TaxRegime? TaxRegime { get; init; }

    public string? ContactName { get; init; }

    /// <summary>E.164; null when the person hides it.</summary>
    public string? Phone { get; init; }

    public Guid TicketId { get; init; }
    public long TicketNumber { get; init; }

    /// <summary>The first few that AnyDesk reaches.</summary>
    public IReadOnlyList<CallMachine> Machines { get; init; } = [];
}

public sealed record CallMachine(Guid Id, string Name, string AnyDeskId);
