using Helpdesk.Core.Calls;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Core.Data;

/// <summary>Writes an invented history with COPY, without indexes and, where the account may, without the checks of each row.</summary>
internal sealed class DemoCopy : IAsyncDisposable
{
    private const int Together = 50_000;

    private static readonly string[] Subjects = ["Caixa não abre", "Nota não autoriza", "Relatório não fecha", "Impressora muda", "TEF não responde", "Como cadastrar um produto", "Atualizar o sistema"];

    private readonly NpgsqlConnection _connection;
    private readonly List<string> _indexes;
    private readonly HashSet<Guid> _busy = [];

    private DemoCopy(NpgsqlConnection connection, List<string> indexes) => (_connection, _indexes) = (connection, indexes);

    public static async Task<DemoCopy> BeginAsync(HelpdeskDb db)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var isSuper = (await db.Database.SqlQuery<bool>($"SELECT usesuper AS \"Value\" FROM pg_user WHERE usename = current_user").ToListAsync()).Contains(true);
        if (isSuper) await RunAsync(connection, "SET LOCAL session_replication_role = replica");

        // An index that is built at the end costs a fraction of one that is kept all the time.
        var indexes = await db.Database.SqlQuery<string>(
            $"""
            SELECT pg_get_indexdef(indexrelid) AS "Value" FROM pg_index
            WHERE indrelid IN ('tickets'::regclass, 'ticket_events'::regclass) AND NOT indisunique
            """).ToListAsync();
        foreach (var index in indexes) await RunAsync(connection, $"DROP INDEX {index.Split(' ')[2]}");
        await RunAsync(connection, "SET LOCAL maintenance_work_mem = '256MB'");
        return new DemoCopy(connection, indexes);
    }

    public async Task WriteAsync(IEnumerable<DemoTicket> tickets, DemoWorld world)
    {
        foreach (var some in tickets.Chunk(Together))
        {
            await TicketsAsync(some, world);
            await EventsAsync(some, world);
            await CallsAsync(some.Where(t => t.MissedCall), world);
            await SessionsAsync(some.Where(t => t is { Remote: true, ResolvedAt: not null }), world);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var index in _indexes) await RunAsync(_connection, index);
    }

    private async Task TicketsAsync(DemoTicket[] tickets, DemoWorld world)
    {
        await using var rows = await _connection.BeginBinaryImportAsync(
            """
            COPY tickets (id, conversation_id, contact_id, customer_id, status, priority, type_key, module_key, subject, origin, assignee_id,
                escalation_level, opened_at, first_response_at, resolved_at, solution) FROM STDIN (FORMAT BINARY)
            """);
        foreach (var ticket in tickets)
        {
            var customer = world.Customers[ticket.Customer];
            var status = ticket.ResolvedAt is not null ? TicketStatus.Done : ticket.IsTaken ? TicketStatus.InProgress : TicketStatus.New;
            await rows.WriteRowAsync(default,
                ticket.Id, (object?)Thread(ticket, customer) ?? DBNull.Value, customer.ContactId, customer.Id, Wire.Spell(status), Wire.Spell(ticket.Priority),
                (object?)ticket.Type ?? DBNull.Value, (object?)ticket.Module ?? DBNull.Value, Subjects[(int)(ticket.OpenedAt.Ticks / 7 % Subjects.Length)],
                Wire.Spell(ticket.MissedCall ? TicketOrigin.Call : TicketOrigin.Message), ticket.IsTaken ? world.Technicians[ticket.Technician].Id : DBNull.Value,
                1, ticket.OpenedAt.UtcDateTime, Moment(ticket.AnsweredAt), Moment(ticket.ResolvedAt), ticket.ResolvedAt is null ? DBNull.Value : "Resolvido com o cliente.");
        }

        await rows.CompleteAsync();
    }

    /// <summary>A conversation has one open ticket (contract 4.3).</summary>
    private Guid? Thread(DemoTicket ticket, DemoCustomer customer) =>
        ticket.ResolvedAt is null && customer.ConversationId is { } thread && !_busy.Add(thread) ? null : customer.ConversationId;

    private async Task EventsAsync(DemoTicket[] tickets, DemoWorld world)
    {
        await using var rows = await _connection.BeginBinaryImportAsync(
            "COPY ticket_events (id, ticket_id, kind, at, actor_kind, actor_id, actor_name) FROM STDIN (FORMAT BINARY)");
        foreach (var ticket in tickets)
        {
            var technician = world.Technicians[ticket.Technician];
            foreach (var happened in ticket.Events)
            {
                var ours = happened.Kind is TicketEventKind.Taken or TicketEventKind.Solved;
                await rows.WriteRowAsync(default,
                    Ids.New(happened.At), ticket.Id, Wire.Spell(happened.Kind), happened.At.UtcDateTime, Wire.Spell(ours ? ActorKind.User : ActorKind.Contact),
                    ours ? technician.Id : DBNull.Value, ours ? technician.Name : "Responsável");
            }
        }

        await rows.CompleteAsync();
    }

    private async Task CallsAsync(IEnumerable<DemoTicket> tickets, DemoWorld world)
    {
        await using var rows = await _connection.BeginBinaryImportAsync(
            "COPY calls (id, channel_id, provider_id, inbound, conversation_id, state, started_at, ended_at) FROM STDIN (FORMAT BINARY)");
        foreach (var ticket in tickets)
        {
            var customer = world.Customers[ticket.Customer];
            if (customer.ChannelId is not { } channel) continue;

            await rows.WriteRowAsync(default,
                Ids.New(ticket.OpenedAt), channel, $"history-{ticket.Id:N}", true, customer.ConversationId!.Value, Wire.Spell(CallState.Missed),
                ticket.OpenedAt.UtcDateTime, ticket.OpenedAt.UtcDateTime.AddSeconds(25));
        }

        await rows.CompleteAsync();
    }

    private async Task SessionsAsync(IEnumerable<DemoTicket> tickets, DemoWorld world)
    {
        await using var rows = await _connection.BeginBinaryImportAsync(
            "COPY remote_sessions (id, customer_id, machine_name, any_desk_id, ticket_id, user_id, user_name, started_at, ended_at) FROM STDIN (FORMAT BINARY)");
        foreach (var ticket in tickets)
        {
            var (technician, from, to) = (world.Technicians[ticket.Technician], ticket.AnsweredAt!.Value, ticket.ResolvedAt!.Value);
            var end = from + TimeSpan.FromTicks(Math.Min((to - from).Ticks, TimeSpan.FromMinutes(50).Ticks));
            await rows.WriteRowAsync(default,
                Ids.New(from), world.Customers[ticket.Customer].Id, "CAIXA-01", "123456789", ticket.Id, technician.Id, technician.Name, from.UtcDateTime, end.UtcDateTime);
        }

        await rows.CompleteAsync();
    }

    private static object Moment(DateTimeOffset? at) => at is { } moment ? moment.UtcDateTime : DBNull.Value;

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
