using Helpdesk.Core.Customers;
using Helpdesk.Core.Transfer.Files;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>
/// One row by the names of its fields. An empty cell says nothing, so what stands in the registry stays; what cannot be read is noted
/// under its field.
/// </summary>
internal sealed class RowCells(SheetRow row, HeaderMap map)
{
    private readonly List<RefusedException> _refusals = [];

    public int Line => row.Line;

    public IReadOnlyList<string> Versions => map.Versions;

    public string? Key => Text(Columns.Key);

    /// <summary>As typed; null when none of its columns says anything.</summary>
    public string? TaxId => Text(Columns.TaxId) is { } text ? CellValues.TaxId(text) : null;

    /// <summary>The row that stands in every template to be looked at.</summary>
    public bool IsExample => Key is { } key && CellWords.Examples.Contains(Column.Plain(key));

    public string? Text(string field)
    {
        foreach (var place in map.PlacesOf(field))
        {
            if (place < row.Cells.Count && Clean(row.Cells[place]) is { Length: > 0 } text) return text;
        }

        return null;
    }

    /// <summary>What the field shall be: what the cell says, nothing when it says "(apagar)", else what it is now.</summary>
    public string? Text(string field, string? present) => Text(field) is not { } text ? present : Empties(text) ? null : text;

    public T Choice<T>(string field, T present, Func<string, T?> read, Func<string> choices) where T : struct
    {
        if (Text(field) is not { } text) return present;
        if (read(text) is { } value) return value;

        Refuse(Refusal.ValueUnknown, field, Shown(text), choices());
        return present;
    }

    public int Whole(string field, int present)
    {
        if (Text(field) is not { } text) return present;
        if (CellValues.Whole(text) is { } number) return number;

        Refuse(Refusal.NumberInvalid, field, Shown(text));
        return present;
    }

    public DateOnly? Day(string field, DateOnly? present)
    {
        if (Text(field) is not { } text) return present;
        if (Empties(text)) return null;
        if (CellValues.Day(text) is { } day) return day;

        Refuse(Refusal.DateInvalid, field, Shown(text));
        return present;
    }

    /// <summary>The phones of all its columns.</summary>
    public List<string> Phones() => [.. map.PlacesOf("phones").Where(place => place < row.Cells.Count).SelectMany(place => CellValues.Phones(Clean(row.Cells[place])))];

    public bool EmptiesAny(string field) => Text(field) is { } text && Empties(text);

    public void Refuse(Refusal refusal, string field, params object[] details) => _refusals.Add(new RefusedException(refusal, details) { Field = field });

    /// <summary>Checks what the row makes of its customer by the registry's own rules.</summary>
    /// <exception cref="InputRefusedException">Some cells are wrong.</exception>
    public CheckedCustomer Check(CustomerEntry entry, IReadOnlySet<string> modules)
    {
        try
        {
            var customer = CustomerCheck.Check(entry, modules);
            if (_refusals.Count == 0) return customer;
        }
        catch (InputRefusedException no)
        {
            _refusals.AddRange(no.Refusals.Where(r => _refusals.TrueForAll(mine => mine.Field != r.Field)));
        }

        throw new InputRefusedException(_refusals);
    }

    public static string Shown(string text) => Checked.Cut(text, Limits.Key)!;

    private static bool Empties(string text) => text[0] == '(' && CellWords.Empties.Contains(Column.Plain(text));

    private static string Clean(string cell) => Neutral.Read(cell.Trim().Replace("\0", "", StringComparison.Ordinal));
}
