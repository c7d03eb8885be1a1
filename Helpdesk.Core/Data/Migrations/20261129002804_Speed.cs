using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Speed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A trade name mostly says again what the legal name says, and likeness costs by the letter.
            migrationBuilder.Sql("""
                CREATE FUNCTION words_once(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
                AS $$ SELECT coalesce(string_agg(word, ' ' ORDER BY place), '') FROM
                    (SELECT word, min(place) AS place FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS said(word, place) GROUP BY word) AS once $$;
                """);
            migrationBuilder.Sql("UPDATE customers SET name_words = words_once(name_words);");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_scope",
                table: "tickets",
                column: "id")
                .Annotation("Npgsql:IndexInclude", new[] { "merged_into_id", "customer_id", "assignee_id", "conversation_id", "type_key", "module_key", "priority" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tagged",
                table: "customers",
                column: "id",
                filter: "cardinality(tags) > 0");

            migrationBuilder.CreateIndex(
                name: "ix_customers_tags",
                table: "customers",
                column: "tags")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE customers SET name_words = plain(concat_ws(' ', trade_name, legal_name));");
            migrationBuilder.Sql("DROP FUNCTION words_once(text);");

            migrationBuilder.DropIndex(
                name: "ix_tickets_scope",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_customers_tagged",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_tags",
                table: "customers");
        }
    }
}
