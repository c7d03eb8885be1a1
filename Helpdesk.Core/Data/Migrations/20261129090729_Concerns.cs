using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Concerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "alert_arrived",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "alert_failed",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "ticket_events",
                type: "bigint",
                nullable: false)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

            migrationBuilder.AddColumn<Guid>(
                name: "message_id",
                table: "notices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_wait",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "words",
                table: "contacts",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('simple', plain(coalesce(name, '') || ' ' || coalesce(profile_name, '')))",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_words",
                table: "contacts",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_contact_phones_digits",
                table: "contact_phones",
                column: "number")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_contacts_words",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "ix_contact_phones_digits",
                table: "contact_phones");

            migrationBuilder.DropColumn(
                name: "words",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "alert_arrived",
                table: "users");

            migrationBuilder.DropColumn(
                name: "alert_failed",
                table: "users");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "ticket_events");

            migrationBuilder.DropColumn(
                name: "message_id",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "answered_wait",
                table: "conversations");
        }
    }
}
