using Helpdesk.Core.Customers;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Transfer.Rows;
using Helpdesk.Web.Shell;

namespace Helpdesk.Web.Features.Transfer;

/// <summary>Says in words what becomes of a row.</summary>
public sealed class OutcomeWords(RefusalTexts refusals)
{
    /// <summary>"UF: “XX” não é um estado…"</summary>
    public string Why(TableKind kind, CellRefusal refusal) =>
        FieldWords.Column(kind, refusal.Column) is { } column ? $"{column}: {refusals.Of(refusal.AsException())}" : refusals.Of(refusal.AsException());

    public string Why(RowOutcome row) => string.Join(" ", row.Refusals.Select(refusal => Why(row.Kind, refusal)));

    /// <summary>"Cidade: Itu → Salto"; of what is new only what it is.</summary>
    public static string Of(ChangedField change)
    {
        var (before, after) = (FieldWords.Value(change.Name, change.Before), FieldWords.Value(change.Name, change.After));
        return before is null ? $"{FieldWords.Name(change.Name)}: {after}" : $"{FieldWords.Name(change.Name)}: {before} → {after ?? "–"}";
    }
}
