using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Data;
using Helpdesk.Core.Transfer.Files;
using Helpdesk.Core.Transfer.Rows;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Transfer;

/// <summary>What is done with a file: it is looked through and tried, and then imported.</summary>
public sealed class ImportWork(Database database, TimeProvider time)
{
    internal async Task CheckAsync(Import import, CancellationToken stop)
    {
        var modules = await ModulesAsync(stop);
        using var file = TableFile.Open(import.File, import.FileName);
        var report = new Inspection(modules, import.Choices).Report(file, import.FileName, stop);
        import.Become(import.State with { Report = report, Counts = RowCounts.None });

        var (counts, _) = await RunAsync(import, file, modules, keep: false, stop);
        import.Become(import.State with { Stage = ImportStage.Checked, Counts = counts });
    }

    internal async Task ImportAsync(Import import, CancellationToken stop)
    {
        using var file = TableFile.Open(import.File, import.FileName);
        var (counts, kept) = await RunAsync(import, file, await ModulesAsync(stop), keep: true, stop);
        import.Become(import.State with { Stage = kept ? ImportStage.Imported : ImportStage.Checked, Counts = counts });
    }

    private async Task<Ran> RunAsync(Import import, TableFile file, List<Module> modules, bool keep, CancellationToken stop)
    {
        // An import is held against the preview that was shown; a preview against nothing.
        var (shown, place) = (import.Outcomes, Path.Combine(import.Place, Ids.New().ToString("N")));
        var ran = await database.ChangeAsync(async db =>
        {
            using var outcomes = new OutcomeBook(place, keep ? shown : null);
            var run = new ImportRun(db, modules, new RowActor(import.By, time.GetUtcNow()), outcomes)
            {
                Tell = done => import.Become(import.State with { Done = done }),
            };
            var kept = await run.RunAsync(file, import.State.Report!, keep, stop);
            return new Ran(outcomes.Counts, kept);
        });
        import.Outcomes = place;
        if (shown is not null) ImportStore.Forget(shown);
        return ran;
    }

    private Task<List<Module>> ModulesAsync(CancellationToken stop) => database.ReadAsync(db => db.Modules.OrderBy(m => m.Order).ToListAsync(stop));

    private sealed record Ran(RowCounts Counts, bool Kept);
}
