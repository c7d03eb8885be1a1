using System.Globalization;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>
/// Finds what was said, newest first. The index knows the week of each message as one more word: a word that is in everything is looked
/// for in the last weeks only, and one that is rare in all years (decision 18).
/// </summary>
public sealed class MessageSearch(Database database, TimeProvider time)
{
    /// <summary>So many weeks back, and further only while too little is found.</summary>
    private static readonly int?[] Reaches = [2, 13, null];

    /// <summary>How many of a reach are put in order at most.</summary>
    private const int Candidates = 10_000;

    private const int WeekSeconds = 7 * 24 * 3600;

    public async Task<List<FoundMessage>> FindAsync(WordQuestion asked, int most)
    {
        List<FoundMessage> found = [];
        if (asked.IsEmpty) return found;

        foreach (var weeks in Reaches)
        {
            found = await FindAsync(asked.Query, Weeks(weeks), most);
            if (found.Count >= most) break;
        }

        return found;
    }

    // Outside of any ticket nothing can be opened: a group that is nobody's, say.
    private Task<List<FoundMessage>> FindAsync(string query, string weeks, int most) => database.ReadAsync(db => db.Database.SqlQuery<FoundMessage>($"""
        WITH found AS (
            SELECT * FROM messages
            WHERE message_words(text, sent_at) @@ (to_tsquery('portuguese', {query}) && {weeks}::tsquery) AND text IS NOT NULL AND deleted_at IS NULL
            LIMIT {Candidates}),
        placed AS (
            SELECT f.*, coalesce(f.ticket_id, (SELECT t.id FROM tickets t WHERE t.conversation_id = f.conversation_id ORDER BY t.opened_at DESC LIMIT 1)) AS place
            FROM found f)
        SELECT p.id AS "Id", t.number AS "Number", p.text AS "Text", p.sent_at AS "SentAt", p.direction = {Wire.Spell(Direction.Note)} AS "IsNote",
            coalesce(c.trade_name, c.legal_name, k.name, k.profile_name) AS "Who"
        FROM placed p JOIN tickets t ON t.id = p.place LEFT JOIN customers c ON c.id = t.customer_id LEFT JOIN contacts k ON k.id = t.contact_id
        ORDER BY p.sent_at DESC, p.id DESC LIMIT {most}
        """).ToListAsync());

    /// <summary>Those weeks as words of the index, any of which will do; empty when it does not matter, which asks for nothing.</summary>
    private string Weeks(int? reach)
    {
        // One more, for what a provider's clock says of the future.
        var newest = (time.GetUtcNow().ToUnixTimeSeconds() / WeekSeconds) + 1;
        return reach is { } weeks ? string.Join('|', Enumerable.Range(0, weeks + 1).Select(back => string.Create(CultureInfo.InvariantCulture, $"'~{newest - back}'"))) : "";
    }
}

/// <param name="Number">Of the ticket in which it was said, or of the latest one of its conversation.</param>
/// <param name="Who">The customer, else the person; null when neither has a name.</param>
public sealed record FoundMessage(Guid Id, long Number, string Text, DateTimeOffset SentAt, bool IsNote, string? Who);
