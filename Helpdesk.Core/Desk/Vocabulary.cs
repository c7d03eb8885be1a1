using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>
/// The words that people use here, for telling what somebody meant who mistyped: those of the latest messages and of the latest work.
/// Kept in memory and read again by the hour, so that writing a message costs nothing for it.
/// </summary>
public sealed class Vocabulary(Database database, TimeProvider time)
{
    private const int Latest = 10_000;
    private const int Most = 30_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private Task<List<Word>>? _known, _coming;
    private DateTimeOffset _read;

    /// <summary>The same question with the words that are likely meant; null when nobody here uses any that is like them.</summary>
    public async Task<WordQuestion?> CorrectAsync(WordQuestion asked)
    {
        var words = await KnownAsync();
        var meant = asked.Words.Select((word, at) => Meant(words, word, unfinished: at == asked.Words.Count - 1)).ToList();
        return meant.SequenceEqual(asked.Words) ? null : new WordQuestion(meant);
    }

    private static string Meant(List<Word> words, string typed, bool unfinished)
    {
        var forgiven = Misspelling.Forgiven(typed.Length);
        if (forgiven == 0 || typed.Length > Word.Longest || words.Exists(w => unfinished ? w.Text.StartsWith(typed, StringComparison.Ordinal) : w.Text == typed)) return typed;

        // The likest; among equals the most used, which come first.
        return words.Select(w => (w.Text, Errors: Errors(typed, w.Text, unfinished))).Where(w => w.Errors <= forgiven).OrderBy(w => w.Errors).Select(w => w.Text).FirstOrDefault() ?? typed;
    }

    private static int Errors(string typed, string meant, bool unfinished)
    {
        if (meant.Length < typed.Length - 2 || (!unfinished && meant.Length > typed.Length + 2)) return int.MaxValue;
        var whole = Misspelling.Distance(typed, meant);

        // What is still being typed is compared with as much of the word.
        return unfinished && meant.Length > typed.Length ? Math.Min(whole, Misspelling.Distance(typed, meant.AsSpan(0, typed.Length))) : whole;
    }

    // Whoever asks first waits for it; afterwards the words of an hour ago serve until newer ones are there.
    private Task<List<Word>> KnownAsync()
    {
        lock (_turn)
        {
            if (_coming is { IsCompleted: true } done) (_known, _coming) = (done.IsCompletedSuccessfully ? done : _known, null);
            if (_coming is null && (_known is null || time.GetUtcNow() - _read > Fresh)) (_coming, _read) = (Task.Run(ReadAsync), time.GetUtcNow());
            return _known ?? _coming!;
        }
    }

    private Task<List<Word>> ReadAsync() => database.ReadAsync(db => db.Database.SqlQuery<Word>($"""
        SELECT word AS "Text" FROM ts_stat({Source}) WHERE length(word) BETWEEN {Word.Shortest} AND {Word.Longest} AND word ~ '^[a-z]+(-[a-z]+)*$' ORDER BY ndoc DESC, word LIMIT {Most}
        """).ToListAsync());

    private static readonly string Source = $"""
        SELECT to_tsvector('simple', plain(text)) FROM (SELECT text FROM messages WHERE text IS NOT NULL ORDER BY id DESC LIMIT {Latest}) said
        UNION ALL
        SELECT to_tsvector('simple', plain(concat_ws(' ', subject, cause, solution))) FROM (SELECT * FROM tickets ORDER BY id DESC LIMIT {Latest}) done
        """;

    private sealed record Word(string Text)
    {
        public const int Shortest = 4;
        public const int Longest = 24;
    }
}
