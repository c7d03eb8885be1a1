using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Helpdesk.Tests.Core.Data;

/// <summary>A database that was used before: what stood in it means the same after the newest migrations.</summary>
public sealed class UpgradeTests(TestPostgres postgres)
{
    private const string BeforeConcerns = "20261129025838_Wires";

    // The ids run backwards, so that only the order in which the rows were written tells how it went.
    private const string Used = """
        INSERT INTO users (id, name, role, presence, active, email, normalized_email, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled,
            lockout_enabled, access_failed_count, alert_sound)
        VALUES ('00000000-0000-0000-0000-0000000000a1', 'Ana Prado', 'technician', 'available', true, 'ana@helpdesk.example', 'ANA@HELPDESK.EXAMPLE', 'ana@helpdesk.example',
            'ANA@HELPDESK.EXAMPLE', true, false, false, true, 0, false);
        INSERT INTO channels (id, key, provider, display_name, account, api_base_url, secrets, active, declared)
        VALUES ('00000000-0000-0000-0000-0000000000c1', 'meta-main', 'Meta', 'Suporte', '1', 'https://graph.example', '', true, false);
        INSERT INTO contacts (id, name, profile_name, created_at) VALUES
            ('00000000-0000-0000-0000-0000000000b1', 'João Sebastião', 'jsb', '2026-11-16 12:00Z'),
            ('00000000-0000-0000-0000-0000000000b2', NULL, 'Conceição Açaí', '2026-11-16 12:01Z');
        INSERT INTO contact_phones (id, contact_id, number) VALUES ('00000000-0000-0000-0000-0000000000f1', '00000000-0000-0000-0000-0000000000b1', '+5511900001234');
        INSERT INTO conversations (id, channel_id, contact_id, address, unread)
        VALUES ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000b1', '5511900001234', 2);
        INSERT INTO tickets (id, conversation_id, contact_id, assignee_id, status, priority, subject, origin, escalation_level, opened_at)
        VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000a1',
            'in_progress', 'normal', 'Meu PDV não abre', 'message', 1, '2026-11-16 12:00Z');
        INSERT INTO ticket_events (id, ticket_id, kind, at, actor_kind, actor_name, after)
        SELECT ('00000000-0000-0000-0000-0000000009' || lpad((99 - n)::text, 2, '0'))::uuid, '00000000-0000-0000-0000-0000000000e1',
            CASE n WHEN 1 THEN 'opened' WHEN 2 THEN 'taken' ELSE 'subject_changed' END, '2026-11-16 12:00Z', 'user', 'Ana Prado', n::text
        FROM generate_series(1, 40) AS step(n) ORDER BY step.n;
        """;

    [Fact]
    public async Task A_database_that_was_used_keeps_its_order_its_people_and_their_wishes()
    {
        var connection = await postgres.EmptyAsync();
        try
        {
            await using (var old = Open(connection))
            {
                await old.GetService<IMigrator>().MigrateAsync(BeforeConcerns, Stop);
                await old.Database.ExecuteSqlRawAsync(Used, Stop);
            }

            await using var db = Open(connection);
            await db.Database.MigrateAsync(Stop);

            await SeeTrailAsync(db);
            await SeePeopleAsync(db);
            Assert.Equal(new AlertChoices { Sound = false }, (await db.Users.SingleAsync(Stop)).Alerts);
            Assert.Equal(2, (await db.Conversations.SingleAsync(Stop)).Unread);
        }
        finally
        {
            await postgres.DropAsync(connection);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static HelpdeskDb Open(string connection) => new(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(connection).Options);

    private static async Task SeeTrailAsync(HelpdeskDb db)
    {
        var ticket = await db.Tickets.Include(t => t.Assignee).SingleAsync(Stop);
        ticket.Rename("Outro assunto", Actor.Of(ticket.Assignee!), ticket.OpenedAt);
        await db.SaveChangesAsync(Stop);

        var trail = await db.TicketEvents.AsNoTracking().OrderBy(e => e.Sequence).Select(e => e.After).ToListAsync(Stop);
        Assert.Equal([.. Enumerable.Range(1, 40).Select(n => $"{n}"), "Outro assunto"], trail);
    }

    private static async Task SeePeopleAsync(HelpdeskDb db)
    {
        var people = await db.Contacts.OrderBy(c => c.CreatedAt).Select(c => c.Id).ToListAsync(Stop);
        Assert.Equal([people[0]], await ContactSearch.FindAsync(db, "sebastiao", "sebastiao"));
        Assert.Equal([people[1]], await ContactSearch.FindAsync(db, "acai", "aca:*"));
        Assert.Equal([people[0]], await ContactSearch.FindAsync(db, "900001234", "900001234"));
    }
}
