using System.Text.RegularExpressions;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Catalogue;

/// <summary>Keeps the modules and ticket types that there are to choose from.</summary>
public sealed partial class CatalogueDesk(Database database)
{
    private const int MostPlaces = 999;

    /// <summary>A new one stands last.</summary>
    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    /// <exception cref="RefusedException">The key is taken.</exception>
    public Task AddAsync(CatalogueList list, string key, string name, string? detail) => database.ChangeAsync(async db =>
    {
        var complaints = new Complaints();
        var wanted = Checked(complaints, new CatalogueEntry(Guid.Empty, complaints.Required(key, Limits.Key, "key"), name, detail, 1, Active: true), list);
        if (wanted.Key.Length > 0 && !Slug().IsMatch(wanted.Key)) complaints.Add(Refusal.KeyInvalid, "key", Limits.Key);
        complaints.ThrowIfAny();
        if (await IsTakenAsync(db, list, wanted.Key)) throw new RefusedException(Refusal.EntryKeyTaken, wanted.Key) { Field = "key" };

        if (list == CatalogueList.Modules) await AddModuleAsync(db, wanted);
        else await AddTypeAsync(db, wanted);
    });

    /// <summary>Changes what somebody typed and leaves the rest as others made it meanwhile.</summary>
    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    /// <exception cref="RefusedException">It is gone.</exception>
    public Task ChangeAsync(CatalogueList list, Guid id, Func<CatalogueEntry, CatalogueEntry> change) => database.ChangeAsync(async db =>
    {
        if (list == CatalogueList.Modules)
        {
            var module = await db.Modules.SingleOrDefaultAsync(m => m.Id == id) ?? throw new RefusedException(Refusal.EntryGone);
            module.Change(Checked(change(new CatalogueEntry(id, module.Key, module.Name, module.CurrentVersion, module.Order, module.Active)), list));
        }
        else
        {
            var type = await db.TicketTypes.SingleOrDefaultAsync(t => t.Id == id) ?? throw new RefusedException(Refusal.EntryGone);
            type.Change(Checked(change(new CatalogueEntry(id, type.Key, type.Name, type.NameEn, type.Order, type.Active)), list));
        }
    });

    private static CatalogueEntry Checked(CatalogueEntry entry, CatalogueList list)
    {
        var complaints = new Complaints();
        var wanted = Checked(complaints, entry, list);
        complaints.ThrowIfAny();
        return wanted;
    }

    private static CatalogueEntry Checked(Complaints complaints, CatalogueEntry entry, CatalogueList list)
    {
        if (entry.Order is < 1 or > MostPlaces) complaints.Add(Refusal.OutOfRange, "order", 1, MostPlaces);
        return entry with
        {
            Name = complaints.Required(entry.Name, Limits.Name, "name"),
            Detail = list == CatalogueList.Modules ? complaints.Optional(entry.Detail, Limits.Key, "detail") : complaints.Required(entry.Detail, Limits.Name, "detail"),
        };
    }

    private static Task<bool> IsTakenAsync(HelpdeskDb db, CatalogueList list, string key) =>
        list == CatalogueList.Modules ? db.Modules.AnyAsync(m => m.Key == key) : db.TicketTypes.AnyAsync(t => t.Key == key);

    private static async Task AddModuleAsync(HelpdeskDb db, CatalogueEntry wanted)
    {
        var last = await db.Modules.MaxAsync(m => (int?)m.Order) ?? 0;
        var module = new Module(wanted.Key, wanted.Name, wanted.Detail, last + 1);
        module.Change(wanted with { Order = last + 1 });
        db.Modules.Add(module);
    }

    private static async Task AddTypeAsync(HelpdeskDb db, CatalogueEntry wanted)
    {
        var last = await db.TicketTypes.MaxAsync(t => (int?)t.Order) ?? 0;
        var type = new TicketType(wanted.Key, wanted.Name, wanted.Detail!, last + 1);
        type.Change(wanted with { Order = last + 1 });
        db.TicketTypes.Add(type);
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Slug();
}
