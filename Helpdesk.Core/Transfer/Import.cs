using Helpdesk.Core.Users;

namespace Helpdesk.Core.Transfer;

public enum ImportStage
{
    /// <summary>The file is looked through, and everything is tried.</summary>
    Checking,

    /// <summary>The preview is there: somebody decides.</summary>
    Checked,
    Importing,
    Imported,

    /// <summary>It cannot go on; nothing was imported.</summary>
    Failed,
}

/// <summary>How far an import is.</summary>
public sealed record ImportState(ImportStage Stage)
{
    public FileReport? Report { get; init; }

    /// <summary>Of the preview, or of what was imported.</summary>
    public RowCounts Counts { get; init; } = RowCounts.None;

    public int Done { get; init; }

    /// <summary>Why it failed; null when nobody knows.</summary>
    public RefusedException? Trouble { get; init; }

    /// <summary>Somebody stopped the import, and everything was taken back.</summary>
    public bool TakenBack { get; init; }

    public bool IsBusy => Stage is ImportStage.Checking or ImportStage.Importing;
}

/// <summary>A file that somebody sent to be imported, from its arrival until its rows are in or it is put away.</summary>
public sealed class Import
{
    private ImportState _state = new(ImportStage.Checking);

    internal Import(Guid id, string fileName, string directory, Actor by) => (Id, FileName, Place, By) = (id, fileName, directory, by);

    /// <summary>Heard whenever the state is another, from any thread.</summary>
    public event EventHandler? Changed;

    public Guid Id { get; }

    public string FileName { get; }

    public Actor By { get; }

    public ImportState State => Volatile.Read(ref _state);

    internal string Place { get; }

    internal string File => Path.Combine(Place, "file");

    /// <summary>Where it is written down what becomes of the rows; null while nobody knows.</summary>
    internal string? Outcomes { get; set; }

    internal IReadOnlyList<SheetChoice> Choices { get; set; } = [];

    internal CancellationTokenSource Work { get; set; } = new();

    /// <summary>What is being done, or was done last.</summary>
    internal Task Running { get; set; } = Task.CompletedTask;

    internal void Become(ImportState state)
    {
        Volatile.Write(ref _state, state);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
