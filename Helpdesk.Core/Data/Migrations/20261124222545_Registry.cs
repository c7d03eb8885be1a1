using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Registry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateSequence(
                name: "customer_numbers");

            migrationBuilder.AddColumn<string>(
                name: "notes",
                table: "machines",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_until",
                table: "licences",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "city",
                table: "customers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "customers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_words",
                table: "customers",
                type: "text",
                nullable: true,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "search_words",
                table: "customers",
                type: "text",
                nullable: true,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "sort_name",
                table: "customers",
                type: "text",
                nullable: true,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "customers",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "tags",
                table: "customers",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "picked_customer_id",
                table: "conversations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "customer_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    field = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_customer_changes_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "remote_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    machine_id = table.Column<Guid>(type: "uuid", nullable: true),
                    machine_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    any_desk_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remote_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_remote_sessions_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_remote_sessions_machines_machine_id",
                        column: x => x.machine_id,
                        principalTable: "machines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_remote_sessions_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_remote_sessions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_merged_into_id",
                table: "customers",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_customers_name_words",
                table: "customers",
                column: "name_words")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_search_words",
                table: "customers",
                column: "search_words")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_sort_name_id",
                table: "customers",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_state",
                table: "customers",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_customers_tax_id",
                table: "customers",
                column: "tax_id");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_picked_customer_id",
                table: "conversations",
                column: "picked_customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_customer_changes_customer_id_at",
                table: "customer_changes",
                columns: new[] { "customer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_remote_sessions_customer_id_started_at",
                table: "remote_sessions",
                columns: new[] { "customer_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_remote_sessions_machine_id_started_at",
                table: "remote_sessions",
                columns: new[] { "machine_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_remote_sessions_open",
                table: "remote_sessions",
                column: "ticket_id",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_remote_sessions_user_id",
                table: "remote_sessions",
                column: "user_id");

            migrationBuilder.AddForeignKey(
                name: "fk_conversations_customers_picked_customer_id",
                table: "conversations",
                column: "picked_customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_customers_customers_merged_into_id",
                table: "customers",
                column: "merged_into_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Lower case and without accents; unaccent alone is not immutable, since somebody could change its dictionary.
            migrationBuilder.Sql("""
                CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
                AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;
                """);
            migrationBuilder.Sql("""
                UPDATE customers c SET
                    sort_name = plain(coalesce(c.trade_name, c.legal_name)),
                    name_words = plain(concat_ws(' ', c.trade_name, c.legal_name)),
                    search_words = plain(concat_ws(' ', c.trade_name, c.legal_name, c.external_id, c.tax_id, c.responsible_name,
                        (SELECT string_agg(concat_ws(' ', p.name, p.profile_name), ' ') FROM contacts p WHERE p.customer_id = c.id),
                        (SELECT string_agg(n.number, ' ') FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id),
                        (SELECT string_agg(concat_ws(' ', m.name, m.any_desk_id), ' ') FROM machines m WHERE m.customer_id = c.id)));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION plain(text);");

            migrationBuilder.DropForeignKey(
                name: "fk_conversations_customers_picked_customer_id",
                table: "conversations");

            migrationBuilder.DropForeignKey(
                name: "fk_customers_customers_merged_into_id",
                table: "customers");

            migrationBuilder.DropTable(
                name: "customer_changes");

            migrationBuilder.DropTable(
                name: "remote_sessions");

            migrationBuilder.DropIndex(
                name: "ix_customers_merged_into_id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_name_words",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_search_words",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_sort_name_id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_state",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_tax_id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_conversations_picked_customer_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "notes",
                table: "machines");

            migrationBuilder.DropColumn(
                name: "valid_until",
                table: "licences");

            migrationBuilder.DropColumn(
                name: "city",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "name_words",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "search_words",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "sort_name",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "state",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "picked_customer_id",
                table: "conversations");

            migrationBuilder.DropSequence(
                name: "customer_numbers");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:unaccent", ",,");
        }
    }
}
