using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What was solved before, found by its words: accents, endings and their order do not matter.</summary>
public sealed class SolutionMemory(Database database, TimeProvider time)
{
    /// <summary>Older work is about a system that nobody runs any more.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(2 * 365);

    /// <summary>So much of what the customer wrote last tells what it is about; in characters.</summary>
    private const int Told = 600;

    private const int Messages = 5;

    /// <summary>How much earlier work is compared word by word.</summary>
    private const int Candidates = 1_000;

    /// <summary>What stands there as cause and solution of this ticket.</summary>
    public Task<WrittenSolution> OfAsync(Guid ticketId) => database.ReadAsync(db =>
        db.Tickets.Where(t => t.Id == ticketId).Select(t => new WrittenSolution(t.Cause ?? "", t.Solution ?? "")).SingleAsync());

    /// <summary>Solved work most like this ticket; that of the same module first.</summary>
    public Task<List<SimilarCase>> SimilarAsync(Guid ticketId, int most) => database.ReadAsync(async db =>
    {
        var module = await db.Tickets.Where(t => t.Id == ticketId).Select(t => t.ModuleKey).SingleOrDefaultAsync();
        return await FindAsync(db, ticketId, await WordsOfAsync(db, ticketId), module, most);
    });

    /// <summary>The module that a ticket is likely about: the one that is named in it, else that of similar work, else what its customer has most of.</summary>
    public Task<string?> ModuleOfAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var words = await WordsOfAsync(db, ticketId);
        var said = string.Concat(SearchText.Plain(words).Select(sign => char.IsLetterOrDigit(sign) ? sign : ' ')).Split(' ').ToHashSet(StringComparer.Ordinal);
        var modules = await db.Modules.Where(m => m.Active).OrderBy(m => m.Order).Select(m => new { m.Key, m.Name }).ToListAsync();
        if (modules.Find(m => said.Contains(SearchText.Plain(m.Name)) || said.Contains(m.Key)) is { } named) return named.Key;

        var similar = await FindAsync(db, ticketId, words, null, 1);
        return similar.FirstOrDefault()?.ModuleKey ?? await (
            from ticket in db.Tickets
            from customer in db.Customers
            where ticket.Id == ticketId && customer.Id == ticket.CustomerId
            from licence in customer.Licences
            orderby licence.Quantity descending
            select licence.ModuleKey).FirstOrDefaultAsync();
    });

    /// <summary>What it is called and what the customer wrote last, without the greetings that are in everything.</summary>
    private static async Task<string> WordsOfAsync(HelpdeskDb db, Guid ticketId)
    {
        var subject = await db.Tickets.Where(t => t.Id == ticketId).Select(t => t.Subject).SingleOrDefaultAsync();
        var said = await db.Messages.Where(m => m.TicketId == ticketId && m.Direction == Direction.In && m.Text != null)
            .OrderByDescending(m => m.SentAt).Take(Messages).Select(m => m.Text!).ToListAsync();
        return Checked.Cut(Courtesy.Matter(string.Join(' ', said.Prepend(subject))), Told) ?? "";
    }

    /// <summary>
    /// Two words in common at least, where there are two: one alone ("pdv") is in everything. The rarest words find what is looked at, as many of
    /// them as find little enough, since they tell most; how rare they are is in the statistics that the planner keeps anyway. Then all words count.
    /// </summary>
    private Task<List<SimilarCase>> FindAsync(HelpdeskDb db, Guid ticketId, string words, string? module, int most)
    {
        var since = time.GetUtcNow() - Remembered;
        return db.Database.SqlQuery<SimilarCase>($"""
            WITH told AS (SELECT to_tsvector('portuguese', plain({words})) AS words),
            usual AS (
                SELECT e.word, e.share FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS e (word, share)
                WHERE s.schemaname = current_schema() AND s.tablename = 'tickets' AND s.attname = 'memory'),
            rare AS (
                SELECT w.lexeme, coalesce(sum(u.share) OVER (ORDER BY coalesce(u.share, 0), w.lexeme ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
                FROM told, unnest(told.words) AS w LEFT JOIN usual u ON u.word = w.lexeme),
            asked AS (
                SELECT string_agg(quote_literal(lexeme), '|')::tsquery AS any_of FROM rare
                WHERE before * (SELECT reltuples FROM pg_class WHERE oid = 'tickets'::regclass) < {Candidates}),
            found AS (
                SELECT t.* FROM tickets t, asked
                WHERE t.memory @@ asked.any_of AND t.status = 'done' AND t.solution IS NOT NULL AND t.resolved_at > {since} AND t.id <> {ticketId}
                LIMIT {Candidates}),
            counted AS (SELECT f.*, told.words, length(told.words) - length(ts_delete(told.words, tsvector_to_array(f.memory))) AS common FROM found f, told)
            SELECT c.number AS "Number", c.subject AS "Subject", c.cause AS "Cause", c.solution AS "Solution", c.type_key AS "TypeKey", c.module_key AS "ModuleKey",
                   c.resolved_at AS "ResolvedAt", u.name AS "SolvedBy"
            FROM counted c LEFT JOIN users u ON u.id = c.assignee_id
            WHERE c.common >= least(2, length(c.words))
            ORDER BY coalesce(c.module_key = {module}, false) DESC, c.common DESC, c.resolved_at DESC LIMIT {most}
            """).ToListAsync();
    }
}

/// <summary>Empty where nothing was written.</summary>
public sealed record WrittenSolution(string Cause, string Solution);

/// <summary>Solved work that may help with another.</summary>
public sealed record SimilarCase(long Number, string Subject, string? Cause, string Solution, string? TypeKey, string? ModuleKey, DateTimeOffset ResolvedAt, string? SolvedBy);
