using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Keeps what was updated on which machine: the installed version follows, and ticket and customer both remember it.</summary>
public sealed class MachineUpdates(Database database, TimeProvider time)
{
    /// <summary>All of them, or none.</summary>
    /// <param name="seen">How long the trail was that the form was filled in with; null when any will do.</param>
    /// <exception cref="RefusedException">Machine, module or ticket is not there, a version is missing, a failure has no reason, or somebody changed the ticket unseen.</exception>
    public Task RecordAsync(Guid ticketId, IReadOnlyCollection<MachineOutcome> outcomes, Actor by, int? seen = null) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        await Trail.RefuseUnseenAsync(db, ticketId, seen, by.Id);
        foreach (var outcome in outcomes) await RecordAsync(db, ticket, outcome, by);
    });

    private async Task RecordAsync(HelpdeskDb db, Ticket ticket, MachineOutcome outcome, Actor by)
    {
        var machine = await db.Machines.Include(m => m.Modules).SingleOrDefaultAsync(m => m.Id == outcome.MachineId) ?? throw new RefusedException(Refusal.MachineGone);
        var module = await db.Modules.SingleOrDefaultAsync(m => m.Key == outcome.ModuleKey) ?? throw new RefusedException(Refusal.UnknownModule, outcome.ModuleKey) { Field = "module" };
        var version = Required(outcome.Version, Limits.Key, outcome.Field ?? "version");
        var failure = outcome.Done ? null : Required(outcome.Reason, Limits.Notes, outcome.Field ?? "reason");

        var now = time.GetUtcNow();
        var before = machine.Modules.FirstOrDefault(m => m.ModuleKey == module.Key)?.Version;
        ticket.MachineUpdated(new MachineUpdate(machine.Name, module.Name, before, version, failure), by, now);
        if (failure is not null || before == version) return;

        machine.Run(module.Key, version);
        (await db.Customers.SingleAsync(c => c.Id == machine.CustomerId)).Touch(now);
        db.CustomerChanges.Add(new CustomerChange(machine.CustomerId, new ChangedField($"machine:{machine.Name}", $"{module.Key} {before}".Trim(), $"{module.Key} {version}"), by, now));
    }

    private static string Required(string? text, int most, string field) => string.IsNullOrWhiteSpace(text)
        ? throw new RefusedException(Refusal.FieldMissing) { Field = field }
        : Checked.Text(text, most, field);
}

/// <summary>How it went on one machine.</summary>
/// <param name="Version">The version that it was to get.</param>
/// <param name="Reason">Why it failed; null when it is done.</param>
public sealed record MachineOutcome(Guid MachineId, string ModuleKey, string Version, bool Done, string? Reason = null)
{
    /// <summary>What a refusal names; of a form, its line.</summary>
    public string? Field { get; init; }
}

/// <param name="Before">The version that ran before; null when none did.</param>
/// <param name="Failure">Null when it went well.</param>
public sealed record MachineUpdate(string Machine, string Module, string? Before, string Version, string? Failure);
