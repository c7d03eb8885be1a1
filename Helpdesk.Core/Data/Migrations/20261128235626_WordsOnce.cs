using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class WordsOnce : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE customers SET name_words = plain(concat_ws(' ', trade_name, legal_name));");
            migrationBuilder.Sql("DROP FUNCTION words_once(text);");
        }
    }
}
