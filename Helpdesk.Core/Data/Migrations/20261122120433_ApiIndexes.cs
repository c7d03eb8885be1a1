using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApiIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_opened_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_messages_ticket_id_sent_at",
                table: "messages");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_opened_at_id",
                table: "tickets",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_words",
                table: "tickets",
                columns: new[] { "subject", "solution" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_ticket_id_sent_at_id",
                table: "messages",
                columns: new[] { "ticket_id", "sent_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_words",
                table: "customers",
                columns: new[] { "legal_name", "trade_name", "external_id", "tax_id" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_opened_at_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_words",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_messages_ticket_id_sent_at_id",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_customers_words",
                table: "customers");

            migrationBuilder.AlterDatabase()
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_opened_at",
                table: "tickets",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_messages_ticket_id_sent_at",
                table: "messages",
                columns: new[] { "ticket_id", "sent_at" });
        }
    }
}
