using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class TicketDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ticket_relations",
                columns: table => new
                {
                    low_id = table.Column<Guid>(type: "uuid", nullable: false),
                    high_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_relations", x => new { x.low_id, x.high_id });
                    table.ForeignKey(
                        name: "fk_ticket_relations_tickets_high_id",
                        column: x => x.high_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_ticket_relations_tickets_low_id",
                        column: x => x.low_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_tagged",
                table: "tickets",
                column: "opened_at",
                filter: "cardinality(tags) > 0");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_relations_high_id",
                table: "ticket_relations",
                column: "high_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ticket_relations");

            migrationBuilder.DropIndex(
                name: "ix_tickets_tagged",
                table: "tickets");
        }
    }
}
