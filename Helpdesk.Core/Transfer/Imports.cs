using Helpdesk.Core.Transfer.Rows;
using Helpdesk.Core.Users;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Transfer;

/// <summary>
/// The imports of this node, one per person. They work behind the screen: whoever leaves the page and comes back finds them where they
/// are.
/// </summary>
public sealed partial class Imports(ImportWork work, ImportStore store, TimeProvider time, ILogger<Imports> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Import> _all = [];

    /// <summary>Null when this person has none.</summary>
    public Import? Of(Guid person)
    {
        lock (_gate) return _all.GetValueOrDefault(person);
    }

    /// <summary>Takes a file in and begins to look it through. One that the person had sent before is put away.</summary>
    /// <exception cref="RefusedException">It is too large, or an import of this person is running.</exception>
    public async Task<Import> TakeAsync(Stream bytes, string name, Actor by, CancellationToken stop)
    {
        var (person, id) = (by.Id!.Value, Ids.New());
        if (Of(person) is { State.Stage: ImportStage.Importing }) throw new RefusedException(Refusal.ImportRunning);

        var import = new Import(id, name, await store.KeepAsync(id, bytes, name, stop), by);
        Discard(person);
        lock (_gate) _all[person] = import;
        Begin(import, ImportStage.Checking);
        return import;
    }

    /// <summary>Says what a sheet is, and tries everything again.</summary>
    public void Choose(Import import, SheetChoice choice)
    {
        lock (_gate)
        {
            import.Choices = [.. import.Choices.Where(c => c.Sheet != choice.Sheet), choice];
            Begin(import, ImportStage.Checking);
        }
    }

    /// <summary>Imports the rows that are not refused. Asked twice, it is done once.</summary>
    public void Start(Import import)
    {
        lock (_gate)
        {
            if (import.State is { Stage: ImportStage.Checked, Counts.Written: > 0 }) Begin(import, ImportStage.Importing);
        }
    }

    /// <summary>Stops an import that is running: it is taken back as a whole.</summary>
    public void Stop(Import import)
    {
        lock (_gate)
        {
            if (import.State.Stage == ImportStage.Importing) import.Work.Cancel();
        }
    }

    /// <summary>Puts a person's file away, unless its rows are just being written.</summary>
    public void Discard(Guid person)
    {
        lock (_gate)
        {
            if (_all.GetValueOrDefault(person) is not { State.Stage: not ImportStage.Importing } import) return;

            _all.Remove(person);
            import.Work.Cancel();
            _ = import.Running.ContinueWith(_ => ImportStore.Forget(import.Place), TaskScheduler.Default);
        }
    }

    /// <summary>A page of what becomes of the rows.</summary>
    /// <param name="fate">Null: of all rows.</param>
    public static IReadOnlyList<RowOutcome> Outcomes(Import import, RowFate? fate, int skip, int most) =>
        import.Outcomes is { } place ? OutcomePages.Read(place, fate, skip, Math.Min(most, Limits.Page)) : [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = stoppingToken.Register(() =>
        {
            foreach (var import in Everything()) import.Work.Cancel();
        });
        using var round = new PeriodicTimer(Round, time);
        do Tidy();
        while (await round.WaitForNextTickAsync(stoppingToken));
    }

    private Import[] Everything()
    {
        lock (_gate) return [.. _all.Values];
    }

    private void Tidy()
    {
        store.Tidy((time.GetUtcNow() - Kept).UtcDateTime);
        foreach (var import in Everything().Where(import => !Directory.Exists(import.Place))) Discard(import.By.Id!.Value);
    }

    private void Begin(Import import, ImportStage stage)
    {
        lock (_gate)
        {
            if (import.State.Stage == ImportStage.Importing) return;

            var (before, earlier) = (import.State, import.Running);
            import.Work.Cancel();
            import.Work = new CancellationTokenSource();
            import.Become(before with { Stage = stage, Done = 0, Trouble = null, TakenBack = false });
            var stop = import.Work.Token;
            import.Running = Task.Run(() => RunAsync(import, before, earlier, stop), CancellationToken.None);
        }
    }

    private async Task RunAsync(Import import, ImportState before, Task earlier, CancellationToken stop)
    {
        await earlier;
        try
        {
            await (import.State.Stage == ImportStage.Checking ? work.CheckAsync(import, stop) : work.ImportAsync(import, stop));
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // A check gives way to what was begun instead; an import that is stopped leaves its preview.
            if (import.State.Stage == ImportStage.Importing) import.Become(before with { TakenBack = true });
        }
        catch (RefusedException no)
        {
            import.Become(import.State with { Stage = ImportStage.Failed, Trouble = no });
        }
        catch (Exception e)
        {
            LogFailed(e, import.Id);
            import.Become(import.State with { Stage = ImportStage.Failed });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed; nothing was imported")]
    private partial void LogFailed(Exception e, Guid importId);
}
