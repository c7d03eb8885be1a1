using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "tickets",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "report_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    format = table.Column<short>(type: "smallint", nullable: false),
                    opened = table.Column<byte[]>(type: "bytea", nullable: false),
                    resolved = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_days", x => x.day);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_events_reopened",
                table: "ticket_events",
                column: "at",
                filter: "kind = 'reopened'")
                .Annotation("Npgsql:IndexInclude", new[] { "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_merged_into_id",
                table: "tickets",
                column: "merged_into_id",
                filter: "merged_into_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_remote_sessions_started_at",
                table: "remote_sessions",
                column: "started_at");

            // What was merged before there was a column for it, unless it was opened again since.
            migrationBuilder.Sql("""
                UPDATE tickets SET merged_into_id = other.id
                FROM ticket_events merged JOIN tickets other ON merged.after = other.number::text
                WHERE merged.kind = 'merged' AND merged.ticket_id = tickets.id AND tickets.status = 'done'
                    AND NOT EXISTS (SELECT FROM ticket_events later WHERE later.ticket_id = tickets.id AND later.kind = 'reopened' AND later.at > merged.at);
                """);

            // Random bytes to Postgres: not worth trying to compress.
            migrationBuilder.Sql("ALTER TABLE report_days ALTER opened SET STORAGE EXTERNAL, ALTER resolved SET STORAGE EXTERNAL;");

            // Which tickets were open at a moment.
            migrationBuilder.Sql("""
                CREATE INDEX ix_tickets_open_span ON tickets
                USING gist (tstzrange(opened_at, greatest(opened_at, coalesce(resolved_at, 'infinity'))));
                """);

            // A change to a ticket unpacks the days that it counts in. The lock keeps whoever packs one of them (DayPacker) waiting until it is
            // visible; 64 locks for all days, so that a change to many tickets never needs thousands.
            migrationBuilder.Sql("""
                CREATE FUNCTION unpack_report_days() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE touched date;
                BEGIN
                    FOR touched IN
                        SELECT DISTINCT (moment AT TIME ZONE 'UTC')::date
                        FROM unnest(ARRAY[OLD.opened_at, OLD.resolved_at, NEW.opened_at, NEW.resolved_at]) AS moment
                        WHERE moment IS NOT NULL ORDER BY 1
                    LOOP
                        PERFORM pg_advisory_xact_lock_shared(7301, (touched - DATE '2000-01-01') & 63);
                        DELETE FROM report_days WHERE day = touched;
                    END LOOP;
                    RETURN NULL;
                END $$;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER unpack_report_days AFTER INSERT OR DELETE OR UPDATE OF
                    opened_at, first_response_at, resolved_at, conversation_id, customer_id, assignee_id, type_key, module_key, priority, merged_into_id
                ON tickets FOR EACH ROW EXECUTE FUNCTION unpack_report_days();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER unpack_report_days ON tickets;");
            migrationBuilder.Sql("DROP FUNCTION unpack_report_days();");
            migrationBuilder.Sql("DROP INDEX ix_tickets_open_span;");

            migrationBuilder.DropTable(
                name: "report_days");

            migrationBuilder.DropIndex(
                name: "ix_tickets_merged_into_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_ticket_events_reopened",
                table: "ticket_events");

            migrationBuilder.DropIndex(
                name: "ix_remote_sessions_started_at",
                table: "remote_sessions");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "tickets");
        }
    }
}
