using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Whose number may it be? Guesses from what the person wrote and from the name that they give themselves on WhatsApp.</summary>
public sealed class Suggestions(Database database)
{
    private const int Most = 3;
    private const int LastMessages = 30;

    /// <summary>How much of a customer's name must stand in what was written (pg_trgm: word_similarity).</summary>
    private const float Likeness = 0.72f;

    /// <summary>Words that so many customers are called tell nothing.</summary>
    private const int TooMany = 5;

    public Task<SuggestedCustomers> OfAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var about = await db.Tickets.Where(t => t.Id == ticketId)
            .Select(t => new { t.ConversationId, Name = db.Contacts.Where(c => c.Id == t.ContactId).Select(c => c.ProfileName).FirstOrDefault() }).SingleOrDefaultAsync();
        if (about?.ConversationId is not { } conversation) return new SuggestedCustomers([], null);

        var said = await db.Messages.Where(m => m.ConversationId == conversation && m.Direction == Direction.In && m.Text != null && m.DeletedAt == null)
            .OrderByDescending(m => m.SentAt).Take(LastMessages).Select(m => m.Text!).ToListAsync();
        var taxIds = said.SelectMany(Clues.TaxIds).Distinct().ToList();
        List<SuggestedCustomer> found =
        [
            .. await ByTaxIdAsync(db, taxIds),
            .. await ByNameAsync(db, Clues.Names(string.Join('\n', said)), Clue.NameInMessage),
            .. await ByNameAsync(db, Clues.Names(about.Name ?? ""), Clue.NameOnWhatsApp),
        ];
        return new SuggestedCustomers([.. found.DistinctBy(c => c.Id).Take(Most)], taxIds.FirstOrDefault());
    });

    private static Task<List<SuggestedCustomer>> ByTaxIdAsync(HelpdeskDb db, List<TaxId> taxIds)
    {
        var values = taxIds.ConvertAll(t => t.Value);
        return db.Customers.Where(c => c.Active && values.Contains(c.TaxId!)).OrderBy(c => c.LegalName).Take(Most)
            .Select(c => new SuggestedCustomer(c.Id, c.TradeName ?? c.LegalName, c.TaxId, Clue.TaxIdInMessage, c.TaxId!)).ToListAsync();
    }

    private static async Task<List<SuggestedCustomer>> ByNameAsync(HelpdeskDb db, IReadOnlyList<string> phrases, Clue clue)
    {
        if (phrases.Count == 0) return [];

        await using var own = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {Likeness}::text, true)");
        var alike = await db.Database.SqlQuery<Alike>($"""
            SELECT c.id AS "Id", coalesce(c.trade_name, c.legal_name) AS "Name", c.tax_id AS "TaxId", p.phrase AS "Phrase", word_similarity(p.phrase, c.name_words) AS "Likeness"
            FROM unnest({phrases.ToArray()}) AS p(phrase)
            CROSS JOIN LATERAL (SELECT * FROM customers c WHERE p.phrase <% c.name_words AND c.active LIMIT {TooMany}) c
            """).ToListAsync();
        return [.. alike.GroupBy(a => a.Phrase).Where(g => g.Count() < TooMany).SelectMany(g => g)
            .OrderByDescending(a => a.Likeness).ThenByDescending(a => a.Phrase.Length).ThenBy(a => a.Name)
            .Select(a => new SuggestedCustomer(a.Id, a.Name, a.TaxId, clue, a.Phrase))];
    }

    private sealed record Alike(Guid Id, string Name, string? TaxId, string Phrase, float Likeness);
}

/// <summary>What a guess rests on.</summary>
public enum Clue
{
    TaxIdInMessage,
    NameInMessage,
    NameOnWhatsApp,
}

/// <param name="Said">The words that it rests on.</param>
public sealed record SuggestedCustomer(Guid Id, string ShownName, string? TaxId, Clue Clue, string Said);

/// <param name="TaxId">One that was written, whether a customer has it or not: a new customer may be registered with it.</param>
public sealed record SuggestedCustomers(IReadOnlyList<SuggestedCustomer> Customers, TaxId? TaxId);
