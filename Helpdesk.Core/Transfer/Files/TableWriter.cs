namespace Helpdesk.Core.Transfer.Files;

/// <summary>Writes tables row by row, holding none of them. Texts that a spreadsheet would run come out harmless.</summary>
internal abstract class TableWriter : IAsyncDisposable
{
    /// <summary>Begins a table; one that was begun before is done.</summary>
    public abstract Task BeginAsync(string name, IReadOnlyList<string> headers);

    /// <param name="cells">Texts, whole numbers and days; null is an empty cell.</param>
    public abstract Task WriteAsync(IReadOnlyList<object?> cells);

    /// <summary>Writes what is left, without which the file is not whole.</summary>
    public abstract ValueTask DisposeAsync();
}
