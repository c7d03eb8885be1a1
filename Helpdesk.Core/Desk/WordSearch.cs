using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Helpdesk.Core.Desk;

/// <summary>Finds work by what was said and written of it. Where nothing is written so, by the words that were likely meant.</summary>
public sealed partial class WordSearch(Database database, MessageSearch messages, Vocabulary vocabulary)
{
    /// <summary>Of so many of the latest that fit, the best.</summary>
    private const int Ranked = 200;

    /// <summary>Up to <paramref name="most"/> of each kind.</summary>
    public async Task<FoundWork> FindAsync(string typed, int most)
    {
        var asked = WordQuestion.Of(typed);
        var found = await FindAsync(asked, typed, NumberIn(typed), most);
        if (!found.IsEmpty || await vocabulary.CorrectAsync(asked) is not { } meant) return found;

        var likely = await FindAsync(meant, meant.Text, null, most);
        return likely.IsEmpty ? found : likely with { Meant = meant.Text };
    }

    private async Task<FoundWork> FindAsync(WordQuestion asked, string typed, long? number, int most)
    {
        var said = messages.FindAsync(asked, most);
        var (tickets, solutions) = await database.ReadAsync(async db => (await TicketsAsync(db, asked, typed, number, most), await SolutionsAsync(db, asked, most)));
        return new FoundWork(tickets, solutions, await said);
    }

    // Asked one by one, so that each has an index of its own: what is open comes first, whatever it was found by.
    private static async Task<List<FoundTicket>> TicketsAsync(HelpdeskDb db, WordQuestion asked, string typed, long? number, int most)
    {
        var people = await ContactSearch.FindAsync(db, typed, asked.Query);
        var found = await Lines(db, db.Tickets.Where(t => t.Number == number)).ToListAsync();
        foreach (var done in new[] { false, true })
        {
            foreach (var matching in new[] { Matching(db, asked), db.Tickets.Where(t => people.Contains(t.ContactId!.Value)) })
            {
                var known = found.Select(t => t.Number).ToList();
                var others = matching.Where(t => (t.Status == TicketStatus.Done) == done && !known.Contains(t.Number));
                if (found.Count < most) found.AddRange(await Lines(db, others.OrderByDescending(t => t.OpenedAt).Take(most - found.Count)).ToListAsync());
            }
        }

        return found;
    }

    private static Task<List<FoundSolution>> SolutionsAsync(HelpdeskDb db, WordQuestion asked, int most) => Matching(db, asked)
        .Where(t => t.Status == TicketStatus.Done && t.Solution != null).OrderByDescending(t => t.ResolvedAt).Take(Ranked)
        .OrderByDescending(t => EF.Property<NpgsqlTsVector>(t, TicketTable.Memory).Rank(EF.Functions.ToTsQuery(Portuguese, asked.Query))).ThenByDescending(t => t.ResolvedAt)
        .Take(most).Select(t => new FoundSolution(t.Number, t.Subject, t.Cause, t.Solution!, t.ResolvedAt!.Value)).ToListAsync();

    private const string Portuguese = "portuguese";

    private static IQueryable<Ticket> Matching(HelpdeskDb db, WordQuestion asked) =>
        db.Tickets.Where(t => EF.Property<NpgsqlTsVector>(t, TicketTable.Memory).Matches(EF.Functions.ToTsQuery(Portuguese, asked.Query)));

    private static IQueryable<FoundTicket> Lines(HelpdeskDb db, IQueryable<Ticket> tickets) => tickets.Select(t => new FoundTicket(
        t.Number, t.Status, t.Subject,
        db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.TradeName ?? c.LegalName).FirstOrDefault()
            ?? db.Contacts.Where(c => c.Id == t.ContactId).Select(c => c.Name ?? c.ProfileName).FirstOrDefault(),
        t.OpenedAt));

    /// <summary>"1042", "#1042", "protocolo 1042".</summary>
    private static long? NumberIn(string typed) =>
        Number().Match(typed) is { Success: true } told ? long.Parse(told.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\s*(?:#|n[º°o]\.?|protocolo|protocol|ticket)?\s*#?(?<number>\d{1,12})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

/// <param name="Meant">The words that were looked for instead of those that were typed; null when these were found.</param>
public sealed record FoundWork(IReadOnlyList<FoundTicket> Tickets, IReadOnlyList<FoundSolution> Solutions, IReadOnlyList<FoundMessage> Messages, string? Meant = null)
{
    public bool IsEmpty => Tickets.Count == 0 && Solutions.Count == 0 && Messages.Count == 0;
}

/// <param name="Who">The customer, else the person; null when neither has a name.</param>
public sealed record FoundTicket(long Number, TicketStatus Status, string Subject, string? Who, DateTimeOffset OpenedAt);

public sealed record FoundSolution(long Number, string Subject, string? Cause, string Solution, DateTimeOffset ResolvedAt);
