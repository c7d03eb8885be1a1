using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Support;

/// <summary>Very many customers who wrote once, each with an open ticket; made by the database itself, like the one that is there.</summary>
public static class Crowd
{
    /// <summary>The first wrote a minute before the one that is there, each of the others a minute earlier; every third was answered.</summary>
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
                SELECT c.ticket, c.conversation, c.contact, t.status, t.priority, t.origin, 'Pedido ' || c.i, 1, c.at, interval '0' FROM crowd c, (SELECT * FROM tickets LIMIT 1) t;
            INSERT INTO messages (id, conversation_id, channel_id, ticket_id, direction, kind, text, author_kind, author_name, sent_at, delivery, attempts, forwarded)
                SELECT message, conversation, channel_id, ticket, direction, kind, 'Pedido ' || i, author_kind, 'Cliente ' || i, at, delivery, 0, false FROM crowd;
            """);
    });
}
