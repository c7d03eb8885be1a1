using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // An index over an expression: a column would write all messages anew (decision 18).
            migrationBuilder.Sql("""
                CREATE FUNCTION message_words(words text, at timestamptz) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
                AS $$ SELECT to_tsvector('pg_catalog.portuguese', public.plain(words))
                    || array_to_tsvector(ARRAY['~' || floor(extract(epoch FROM at AT TIME ZONE 'UTC') / 604800)::int]) $$;
                CREATE INDEX ix_messages_words ON messages USING gin (message_words(text, sent_at)) WHERE text IS NOT NULL;
                """);

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX ix_messages_words;
                DROP FUNCTION message_words(text, timestamptz);
                """);

        }
    }
}
