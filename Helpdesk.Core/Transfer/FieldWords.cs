using System.Globalization;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Transfer.Rows;

namespace Helpdesk.Core.Transfer;

/// <summary>How a preview calls fields and their values: as the columns of a file do.</summary>
public static class FieldWords
{
    /// <summary>"city" → "Cidade"; of a part its own name: "machine:CAIXA-01" → "CAIXA-01".</summary>
    public static string Name(string field) => field.IndexOf(':', StringComparison.Ordinal) is var end and > 0 ? field[(end + 1)..] : Columns.Named(TableKind.Customers, field).Name;

    /// <summary>The name of a column, as the refusal of a cell needs it; null when it is the row as a whole.</summary>
    public static string? Column(TableKind kind, string? key) => key is null ? null : Columns.Named(kind, key).Name;

    /// <summary>"simples_nacional" → "Simples Nacional", "2027-12-31" → "31/12/2027"; null stays.</summary>
    public static string? Value(string field, string? value) => (field, value) switch
    {
        (_, null) => null,
        ("taxRegime", _) => Wire.Parse<TaxRegime>(value) is { } regime ? CellWords.Name(regime) : value,
        ("active", _) => CellWords.Name(value == "true"),
        ("taxId", _) => TaxId.From(value)?.Display ?? value,
        _ when field.StartsWith("machine:", StringComparison.Ordinal) => Join(value, part => Wire.Parse<MachineRole>(part) is { } role ? CellWords.Name(role) : part),
        _ when field.Contains(':', StringComparison.Ordinal) => Join(value, Part),
        _ => value,
    };

    private static string Join(string value, Func<string, string> say) => string.Join(" · ", value.Split(" · ").Select(say));

    private static string Part(string part) =>
        DateOnly.TryParseExact(part, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d", CultureInfo.CurrentCulture)
        : part.StartsWith('+') ? PhoneNumber.FromTyped(part)?.Display ?? part : part;
}
