using Helpdesk.Tests.Support;
using Npgsql;

namespace Helpdesk.Tests.Core.Data;

/// <summary>What must never be true is refused by the database itself, whoever writes to it.</summary>
public sealed class ConstraintsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string AnotherTicket = """
        INSERT INTO tickets (id, number, conversation_id, status, priority, subject, origin, escalation_level, opened_at, paused)
        SELECT gen_random_uuid(), 9999, conversation_id, status, priority, subject, origin, escalation_level, opened_at, paused FROM tickets
        """;

    private const string AnotherMessage = """
        INSERT INTO messages SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).* FROM messages m
        """;

    [Theory]
    [InlineData(AnotherTicket, "ux_tickets_open_conversation")]
    [InlineData(AnotherMessage, "ix_messages_channel_id_provider_id")]
    [InlineData("UPDATE tickets SET status = 'done'", "ck_tickets_resolved")]
    [InlineData("UPDATE tickets SET assignee_id = (SELECT id FROM users LIMIT 1)", "ck_tickets_in_progress")]
    [InlineData("UPDATE conversations SET contact_id = NULL", "ck_conversations_party")]
    [InlineData("UPDATE contact_phones SET number = '11 90000-1234'", "ck_contact_phones_number")]
    [InlineData("UPDATE customers SET tax_id = '1234567800019X'", "ck_customers_tax_id")]
    [InlineData("UPDATE customers SET external_id = ''", "ck_customers_external_id")]
    [InlineData("UPDATE channels SET key = 'Meta principal'", "ck_channels_key")]
    [InlineData("UPDATE messages SET conversation_id = gen_random_uuid()", "fk_messages_conversations_conversation_id")]
    [InlineData("UPDATE tickets SET customer_id = gen_random_uuid()", "fk_tickets_customers_customer_id")]
    [InlineData("DELETE FROM customers", "fk_contacts_customers_customer_id")]
    public async Task It_is_refused(string sql, string constraint)
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await using var command = database.Source.CreateCommand(sql);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(constraint, refused.ConstraintName);
    }
}
