using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>What may stand in the fields of a ticket.</summary>
internal static class TicketCatalogue
{
    /// <exception cref="RefusedException">The catalogue has no such type.</exception>
    public static async Task<string?> TypeAsync(HelpdeskDb db, string? key) => key is null || await db.TicketTypes.AnyAsync(t => t.Key == key)
        ? key
        : throw new RefusedException(Refusal.UnknownType, Checked.Cut(key, Limits.Key)!) { Field = "type" };

    /// <exception cref="RefusedException">The catalogue has no such module.</exception>
    public static async Task<string?> ModuleAsync(HelpdeskDb db, string? key) => key is null || await db.Modules.AnyAsync(m => m.Key == key)
        ? key
        : throw new RefusedException(Refusal.UnknownModule, Checked.Cut(key, Limits.Key)!) { Field = "module" };

    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public static string Subject(string? text)
    {
        var subject = Checked.Text(text ?? "", Limits.Line, "subject");
        return subject.Length > 0 ? subject : throw new RefusedException(Refusal.FieldMissing) { Field = "subject" };
    }
}
