using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Colleagues whom a note calls by name: "@Ana Prado".</summary>
public static class Mentions
{
    private const int Most = 20;

    /// <summary>Where a text calls one of these names. Of two that begin alike the longer one is meant.</summary>
    public static IEnumerable<Range> In(string text, IReadOnlyCollection<string> names)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && !IsApart(text[at - 1])) continue;
            if (names.Where(name => Stands(text, at + 1, name)).MaxBy(name => name.Length) is { } called) yield return at..(at + 1 + called.Length);
        }
    }

    /// <summary>Whom of those who work here a note calls.</summary>
    internal static async Task<List<Mentioned>> FindAsync(HelpdeskDb db, string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal)) return [];

        var people = await db.Users.Where(u => u.Active && EF.Functions.ILike(text, "%@" + u.Name + "%")).OrderBy(u => u.Name).Take(Most)
            .Select(u => new Mentioned(u.Id, u.Name)).ToListAsync();
        var called = In(text, [.. people.Select(p => p.Name)]).Select(range => text[range][1..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return people.FindAll(person => called.Contains(person.Name));
    }

    private static bool Stands(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == text.Length || IsApart(text[at + name.Length]));

    private static bool IsApart(char sign) => !char.IsLetterOrDigit(sign) && sign != '_';
}
