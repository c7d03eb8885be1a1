using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Support;

/// <summary>Very many customers at once, and what it costs to ask about few of them.</summary>
public static class Crowd
{
    /// <summary>
    /// Each wrote once and has an open ticket, made by the database itself after the one that is there. The first wrote a minute before the one that is there, each of the others a minute earlier; every third was answered.
    /// </summary>
    public static Task WritesAsync(this Database database, int many) => database.ChangeAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"""
            CREATE TEMP TABLE crowd ON COMMIT DROP AS
            SELECT i, gen_random_uuid() AS contact, gen_random_uuid() AS conversation, gen_random_uuid() AS ticket, gen_random_uuid() AS message,
                m.sent_at - i * interval '1 minute' AS at, m.channel_id, m.kind, m.author_kind, m.delivery, m.direction
            FROM (SELECT * FROM messages WHERE direction = 'in' ORDER BY sent_at LIMIT 1) m, generate_series(1, {many}) i;
            INSERT INTO contacts (id, profile_name, created_at) SELECT contact, 'Cliente ' || i, at FROM crowd;
            INSERT INTO conversations (id, channel_id, contact_id, address, unread, last_message_id, last_message_at, last_inbound_at, waiting_since)
                SELECT conversation, channel_id, contact, '55' || (11900000000 + i), 1, message, at, at, CASE WHEN i % 3 > 0 THEN at END FROM crowd;
            INSERT INTO tickets (id, conversation_id, contact_id, status, priority, origin, subject, escalation_level, opened_at, paused)
                SELECT c.ticket, c.conversation, c.contact, t.status, t.priority, t.origin, 'Pedido ' || c.i, 1, c.at, interval '0' FROM crowd c, (SELECT * FROM tickets WHERE resolved_at IS NULL LIMIT 1) t;
            INSERT INTO messages (id, conversation_id, channel_id, ticket_id, direction, kind, text, author_kind, author_name, sent_at, delivery, attempts, forwarded)
                SELECT message, conversation, channel_id, ticket, direction, kind, 'Pedido ' || i, author_kind, 'Cliente ' || i, at, delivery, 0, false FROM crowd;
            ANALYZE contacts, conversations, tickets, messages;
            """);
    });

    /// <summary>How many rows of a table were ever read here, by whatever way.</summary>
    public static Task<long> RowsReadAsync(this Database database, string table) => database.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_stat_force_next_flush()");
        return await db.Database.SqlQuery<long>($"""
            SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS "Value" FROM pg_stat_user_tables WHERE relname = {table}
            """).SingleAsync();
    });
}
