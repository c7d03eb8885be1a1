using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Catalogue;

/// <summary>What forms offer to choose from.</summary>
public sealed class CatalogueQueries(Database database)
{
    public Task<List<Module>> ModulesAsync() => database.ReadAsync(db => db.Modules.Where(m => m.Active).OrderBy(m => m.Order).ToListAsync());
}
