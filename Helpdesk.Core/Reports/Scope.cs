using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>The filter with the database's own ids: which tickets a report is about, whichever way they are read.</summary>
internal sealed record Scope
{
    public Criterion<Guid>? Customer { get; init; }
    public Criterion<Guid>? Technician { get; init; }
    public Criterion<Guid>? Channel { get; init; }
    public Criterion<string>? Type { get; init; }
    public Criterion<string>? Module { get; init; }
    public Priority? Priority { get; init; }

    public bool IsEverything => this == new Scope();

    /// <summary>Only what is asked of the work itself, whoever does it for whom.</summary>
    public Scope Work => this with { Customer = null, Technician = null };

    /// <exception cref="RefusedException">Something that the filter names is not there.</exception>
    public static async Task<Scope> OfAsync(HelpdeskDb db, ReportFilter filter) => new()
    {
        Customer = await CriterionAsync(filter.Customer, key => CustomerAsync(db, key)),
        Technician = await CriterionAsync(filter.Technician, email => TechnicianAsync(db, email)),
        Channel = await CriterionAsync(filter.Channel, key => ChannelAsync(db, key)),
        Type = await CriterionAsync(filter.Type, async key => (await TicketCatalogue.TypeAsync(db, key))!),
        Module = await CriterionAsync(filter.Module, async key => (await TicketCatalogue.ModuleAsync(db, key))!),
        Priority = filter.Priority,
    };

    /// <summary>Those of the scope. What was merged into another ticket is no work of its own.</summary>
    public IQueryable<Ticket> Of(HelpdeskDb db, IQueryable<Ticket> tickets)
    {
        tickets = tickets.Where(t => t.MergedIntoId == null);
        if (Customer is { IsNone: true }) tickets = tickets.Where(t => t.CustomerId == null);
        else if (Customer is { Value: var customer }) tickets = tickets.Where(t => t.CustomerId == customer);
        if (Technician is { IsNone: true }) tickets = tickets.Where(t => t.AssigneeId == null);
        else if (Technician is { Value: var technician }) tickets = tickets.Where(t => t.AssigneeId == technician);
        if (Type is { IsNone: true }) tickets = tickets.Where(t => t.TypeKey == null);
        else if (Type is { Value: var type }) tickets = tickets.Where(t => t.TypeKey == type);
        if (Module is { IsNone: true }) tickets = tickets.Where(t => t.ModuleKey == null);
        else if (Module is { Value: var module }) tickets = tickets.Where(t => t.ModuleKey == module);
        if (Priority is { } priority) tickets = tickets.Where(t => t.Priority == priority);
        return Channel is { } channel ? OfChannel(db, tickets, channel) : tickets;
    }

    /// <summary>The same question to facts.</summary>
    public Func<Fact, bool> Matcher(Names names)
    {
        var (customer, technician, channel) = (Place(Customer, names.Customers), Place(Technician, names.Technicians), Place(Channel, names.Channels));
        var (type, module) = (Place(Type, names.Types), Place(Module, names.Modules));
        var priority = Priority is { } wanted ? (int)wanted : -1;
        return fact => (customer < 0 || fact.Customer == customer) && (technician < 0 || fact.Technician == technician)
            && (type < 0 || fact.Type == type) && (module < 0 || fact.Module == module)
            && (channel < 0 || fact.Channel == channel) && (priority < 0 || fact.Priority == priority);
    }

    /// <summary>−1 where anything goes.</summary>
    private static int Place<T>(Criterion<T>? criterion, Interned<T> names) where T : notnull => criterion switch
    {
        null => -1,
        { IsNone: true } => 0,
        { Value: var value } => names.Of(value!),
    };

    private static IQueryable<Ticket> OfChannel(HelpdeskDb db, IQueryable<Ticket> tickets, Criterion<Guid> channel)
    {
        if (channel.IsNone) return tickets.Where(t => t.ConversationId == null);

        var id = channel.Value;
        return tickets.Where(t => db.Conversations.Any(c => c.Id == t.ConversationId && c.ChannelId == id));
    }

    private static async Task<Criterion<T>?> CriterionAsync<T>(string? key, Func<string, Task<T>> find) => key switch
    {
        null => null,
        ReportFilter.None => new Criterion<T>(IsNone: true, default),
        _ => new Criterion<T>(IsNone: false, await find(key)),
    };

    /// <summary>The key of an entry that was merged means the customer that it went to.</summary>
    private static async Task<Guid> CustomerAsync(HelpdeskDb db, string externalId) =>
        await db.Customers.Where(c => c.ExternalId == externalId).Select(c => (Guid?)(c.MergedIntoId ?? c.Id)).SingleOrDefaultAsync()
        ?? throw new RefusedException(Refusal.UnknownCustomer, Checked.Cut(externalId, Limits.Key)!) { Field = "customer" };

    private static async Task<Guid> TechnicianAsync(HelpdeskDb db, string email)
    {
        var normalized = email.ToUpperInvariant();
        return await db.Users.Where(u => u.NormalizedEmail == normalized).Select(u => (Guid?)u.Id).SingleOrDefaultAsync()
            ?? throw new RefusedException(Refusal.UnknownTechnician) { Field = "assignee" };
    }

    private static async Task<Guid> ChannelAsync(HelpdeskDb db, string key) =>
        await db.Channels.Where(c => c.Key == key).Select(c => (Guid?)c.Id).SingleOrDefaultAsync()
        ?? throw new RefusedException(Refusal.ChannelGone) { Field = "channel" };
}

/// <summary>What a ticket must have.</summary>
/// <param name="IsNone">It must have nothing there.</param>
internal sealed record Criterion<T>(bool IsNone, T? Value);
