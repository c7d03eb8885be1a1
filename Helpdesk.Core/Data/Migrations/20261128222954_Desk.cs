using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "tickets",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "paused",
                table: "tickets",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "snoozed_until",
                table: "tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "tags",
                table: "tickets",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waiting_on_customer_since",
                table: "tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remark",
                table: "ticket_events",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_machines",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "has_phone",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "memory",
                table: "tickets",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('portuguese', plain(coalesce(subject, '') || ' ' || coalesce(cause, '') || ' ' || coalesce(solution, '')))",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_tickets_memory",
                table: "tickets",
                column: "memory")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_snoozed_until",
                table: "tickets",
                column: "snoozed_until",
                filter: "snoozed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_customers_without_machines",
                table: "customers",
                columns: new[] { "sort_name", "id" },
                filter: "NOT has_machines");

            migrationBuilder.CreateIndex(
                name: "ix_customers_without_phone",
                table: "customers",
                columns: new[] { "sort_name", "id" },
                filter: "NOT has_phone");

            migrationBuilder.Sql("""
                UPDATE customers c SET
                    has_machines = EXISTS (SELECT FROM machines m WHERE m.customer_id = c.id),
                    has_phone = EXISTS (SELECT FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_memory",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_snoozed_until",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_customers_without_machines",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_without_phone",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "memory",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "cause",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "paused",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "waiting_on_customer_since",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "remark",
                table: "ticket_events");

            migrationBuilder.DropColumn(
                name: "has_machines",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "has_phone",
                table: "customers");
        }
    }
}
