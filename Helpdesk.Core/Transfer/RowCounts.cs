using Helpdesk.Core.Transfer.Rows;

namespace Helpdesk.Core.Transfer;

/// <summary>How many rows meet which fate.</summary>
/// <param name="Differing">Rows of which the preview had told otherwise.</param>
public sealed record RowCounts(int Created, int Changed, int Unchanged, int Refused, int Differing = 0)
{
    public static RowCounts None { get; } = new(0, 0, 0, 0);

    public int All => Created + Changed + Unchanged + Refused;

    /// <summary>Rows that an import writes.</summary>
    public int Written => Created + Changed;

    public int Of(RowFate? fate) => fate switch
    {
        RowFate.Created => Created,
        RowFate.Changed => Changed,
        RowFate.Unchanged => Unchanged,
        RowFate.Refused => Refused,
        _ => All,
    };

    internal RowCounts With(RowOutcome outcome) => outcome.Fate switch
    {
        RowFate.Created => this with { Created = Created + 1 },
        RowFate.Changed => this with { Changed = Changed + 1 },
        RowFate.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this with { Refused = Refused + 1 },
    };
}
