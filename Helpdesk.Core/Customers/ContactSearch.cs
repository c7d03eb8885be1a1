using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Helpdesk.Core.Customers;

/// <summary>Finds people by what they are called, by us or by themselves, and by their numbers, whether or not anybody knows whose they are.</summary>
internal static class ContactSearch
{
    public const string Words = "Words";

    /// <summary>So many of those who came last; whoever means another says more.</summary>
    private const int Most = 100;

    /// <summary>Fewer digits are in too many numbers.</summary>
    private const int Digits = 6;

    /// <param name="query">For to_tsquery.</param>
    public static async Task<List<Guid>> FindAsync(HelpdeskDb db, string typed, string query) => [
        .. await LatestAsync(db.Contacts.Where(c => EF.Property<NpgsqlTsVector>(c, Words).Matches(EF.Functions.ToTsQuery("simple", query)))),
        .. await OfNumberAsync(db, typed)];

    private static async Task<List<Guid>> OfNumberAsync(HelpdeskDb db, string typed)
    {
        if (SearchText.WordsOf(typed) is not [{ Text: { Length: >= Digits } digits } number] || !digits.All(char.IsAsciiDigit)) return [];

        List<Guid> found = [];
        foreach (var form in number.Forms.Select(Like.Containing))
        {
            found.AddRange(await LatestAsync(db.Contacts.Where(c => db.ContactPhones.Any(p => p.ContactId == c.Id && EF.Functions.Like(p.Number, form, Like.EscapeSign)))));
        }

        return found;
    }

    private static Task<List<Guid>> LatestAsync(IQueryable<Contact> contacts) => contacts.OrderByDescending(c => c.CreatedAt).Take(Most).Select(c => c.Id).ToListAsync();
}
