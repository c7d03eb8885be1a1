namespace Helpdesk.Core.Desk;

/// <summary>How far a word is from another in typing errors: a letter too many, too few, wrong, or two that changed places.</summary>
internal static class Misspelling
{
    /// <summary>How many errors are forgiven in a word of that length.</summary>
    public static int Forgiven(int length) => length switch
    {
        < 4 => 0,
        < 7 => 1,
        _ => 2,
    };

    public static int Distance(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        Span<int> above = stackalloc int[meant.Length + 1], before = stackalloc int[meant.Length + 1], row = stackalloc int[meant.Length + 1];
        for (var j = 0; j <= meant.Length; j++) above[j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= meant.Length; j++)
            {
                var changed = above[j - 1] + (typed[i - 1] == meant[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[meant.Length];
    }
}
