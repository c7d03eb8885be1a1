using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Providers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_inbox_entries_channel_id",
                table: "inbox_entries");

            migrationBuilder.AddColumn<string>(
                name: "delivery",
                table: "reactions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "none");

            // Providers go by the names of the settings now, and no longer by an enum of ours.
            migrationBuilder.Sql("UPDATE channels SET provider = 'Meta' WHERE provider = 'meta';");

            migrationBuilder.AddColumn<string>(
                name: "failure_words",
                table: "reactions",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_try_at",
                table: "reactions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "send_id",
                table: "messages",
                type: "character varying(512)",
                maxLength: 512,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "connected",
                table: "channels",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "connected_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "connection_words",
                table: "channels",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "declared",
                table: "channels",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "called_back_at",
                table: "calls",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "called_back_by_id",
                table: "calls",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_reactions_outbox",
                table: "reactions",
                column: "next_try_at",
                filter: "delivery IN ('queued', 'sending')");

            migrationBuilder.CreateIndex(
                name: "ix_messages_channel_id_send_id",
                table: "messages",
                columns: new[] { "channel_id", "send_id" },
                unique: true,
                filter: "send_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_entries_channel_id_received_at",
                table: "inbox_entries",
                columns: new[] { "channel_id", "received_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reactions_outbox",
                table: "reactions");

            migrationBuilder.DropIndex(
                name: "ix_messages_channel_id_send_id",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_inbox_entries_channel_id_received_at",
                table: "inbox_entries");

            migrationBuilder.DropColumn(
                name: "delivery",
                table: "reactions");

            migrationBuilder.DropColumn(
                name: "failure_words",
                table: "reactions");

            migrationBuilder.DropColumn(
                name: "next_try_at",
                table: "reactions");

            migrationBuilder.DropColumn(
                name: "send_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "connected",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "connected_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "connection_words",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "declared",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "called_back_at",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "called_back_by_id",
                table: "calls");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_entries_channel_id",
                table: "inbox_entries",
                column: "channel_id");
        }
    }
}
