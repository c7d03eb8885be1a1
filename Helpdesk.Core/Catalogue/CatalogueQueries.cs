using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Catalogue;

/// <summary>What forms offer to choose from.</summary>
public sealed class CatalogueQueries(Database database)
{
    public Task<List<Module>> ModulesAsync() => database.ReadAsync(db => db.Modules.Where(m => m.Active).OrderBy(m => m.Order).ToListAsync());

    public Task<List<TicketType>> TypesAsync() => database.ReadAsync(db => db.TicketTypes.Where(t => t.Active).OrderBy(t => t.Order).ToListAsync());

    /// <summary>All of a list, those out of use too.</summary>
    public Task<List<CatalogueEntry>> AllAsync(CatalogueList list) => database.ReadAsync(db => (list == CatalogueList.Modules
        ? db.Modules.OrderBy(m => m.Order).ThenBy(m => m.Key).Select(m => new CatalogueEntry(m.Id, m.Key, m.Name, m.CurrentVersion, m.Order, m.Active))
        : db.TicketTypes.OrderBy(t => t.Order).ThenBy(t => t.Key).Select(t => new CatalogueEntry(t.Id, t.Key, t.Name, t.NameEn, t.Order, t.Active))).ToListAsync());
}
