using System.Text.Json;
using System.Text.Json.Serialization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    Created,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>A row and what becomes of it.</summary>
/// <param name="Customer">The customer's name, or how the row names it.</param>
/// <param name="Key">The customer's key; null when it is to get one of ours.</param>
public sealed record RowOutcome(int Sheet, TableKind Kind, int Line, string Customer, string? Key, RowFate Fate)
{
    public IReadOnlyList<ChangedField> Changes { get; init; } = [];

    public IReadOnlyList<CellRefusal> Refusals { get; init; } = [];

    /// <summary>The preview had told otherwise.</summary>
    public bool Differs { get; init; }
}

/// <summary>Why a row is refused, at which of its fields.</summary>
/// <param name="Column">The field's key; null when it is the row as a whole.</param>
public sealed record CellRefusal(string? Column, Refusal Refusal, IReadOnlyList<object> Details)
{
    /// <summary>What is read back from the disk knows numbers and texts only as JSON.</summary>
    public RefusedException AsException() => new(Refusal, [.. Details.Select(Plain)]);

    internal static CellRefusal Of(RefusedException no, TableKind kind) => new(ColumnOf(no.Field, kind), no.Refusal, no.Details);

    /// <summary>"contacts[0].phones[1]" → "phones"</summary>
    private static string? ColumnOf(string? field, TableKind kind)
    {
        if (field is null) return null;

        var name = field.StartsWith("version:", StringComparison.Ordinal) || !field.Contains('.', StringComparison.Ordinal) ? field : field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var end = name.IndexOfAny(['[', '.']);
        return end > 0 && Columns.Of(kind).Any(c => c.Key == name[..end]) ? name[..end] : name;
    }

    private static object Plain(object detail) => detail is not JsonElement json ? detail
        : json.ValueKind == JsonValueKind.Number ? json.GetInt64() : json.ToString();
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RowOutcome))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
internal sealed partial class OutcomeJson : JsonSerializerContext;
