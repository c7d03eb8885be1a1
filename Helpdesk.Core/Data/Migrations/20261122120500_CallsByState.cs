using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class CallsByState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_calls_ringing",
                table: "calls");

            migrationBuilder.CreateIndex(
                name: "ix_calls_state_started_at",
                table: "calls",
                columns: new[] { "state", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_calls_state_started_at",
                table: "calls");

            migrationBuilder.CreateIndex(
                name: "ix_calls_ringing",
                table: "calls",
                column: "started_at",
                filter: "state = 'ringing'");
        }
    }
}
