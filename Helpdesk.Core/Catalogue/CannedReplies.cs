using System.Text.RegularExpressions;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Catalogue;

/// <summary>Keeps the canned replies.</summary>
public sealed partial class CannedReplies(Database database)
{
    /// <summary>More are no help to whoever types "/", and a list that grows for ever would be.</summary>
    public const int Most = 500;

    /// <summary>All there are, by their shortcuts.</summary>
    public Task<List<CannedLine>> ListAsync() => database.ReadAsync(db => db.CannedReplies.OrderBy(r => r.Shortcut).Take(Most)
        .Select(r => new CannedLine(
            r.Id, new CannedWords(r.Shortcut, r.Title, r.Text, r.ModuleKey), db.Modules.Where(m => m.Key == r.ModuleKey).Select(m => m.Name).FirstOrDefault()))
        .ToListAsync());

    /// <summary>Changes one, or with no id adds one.</summary>
    /// <exception cref="InputRefusedException">Some fields are wrong, or the shortcut is taken.</exception>
    /// <exception cref="RefusedException">It is gone, or there are too many.</exception>
    public Task SaveAsync(Guid? id, CannedWords typed) => database.ChangeAsync(async db =>
    {
        var words = await CheckedAsync(db, id, typed);
        if (id is null)
        {
            if (await db.CannedReplies.CountAsync() >= Most) throw new RefusedException(Refusal.TooMany, Most);
            db.CannedReplies.Add(new CannedReply(words));
        }
        else
        {
            var reply = await db.CannedReplies.SingleOrDefaultAsync(r => r.Id == id) ?? throw new RefusedException(Refusal.EntryGone);
            reply.Change(words);
        }
    });

    /// <summary>One that is gone already is no error.</summary>
    public Task RemoveAsync(Guid id) => database.ChangeAsync(async db =>
    {
        if (await db.CannedReplies.SingleOrDefaultAsync(r => r.Id == id) is { } reply) db.CannedReplies.Remove(reply.Removed());
    });

    private static async Task<CannedWords> CheckedAsync(HelpdeskDb db, Guid? id, CannedWords typed)
    {
        var complaints = new Complaints();
        var shortcut = complaints.Required(typed.Shortcut.Trim().TrimStart('/').ToLowerInvariant(), Limits.Key, "shortcut");
        if (shortcut.Length > 0 && !Slug().IsMatch(shortcut)) complaints.Add(Refusal.ShortcutInvalid, "shortcut");
        else if (await db.CannedReplies.Where(r => r.Shortcut == shortcut && r.Id != id).Select(r => r.Title).FirstOrDefaultAsync() is { } other)
            complaints.Add(Refusal.ShortcutTaken, "shortcut", shortcut, other);

        var title = complaints.Required(typed.Title, Limits.Name, "title");
        var text = complaints.Required(typed.Text, Limits.MessageText, "text");
        var unknown = CannedText.Unknown(text);
        if (unknown.Count > 0)
            complaints.Add(Refusal.VariableUnknown, "text", string.Join(", ", unknown), string.Join(", ", CannedText.Variables.Select(name => $"{{{{{name}}}}}")));

        var module = complaints.Optional(typed.ModuleKey, Limits.Key, "module");
        if (module is not null && !await db.Modules.AnyAsync(m => m.Key == module)) complaints.Add(Refusal.UnknownModule, "module", module);
        complaints.ThrowIfAny();
        return new CannedWords(shortcut, title, text, module);
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}_-]*\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Slug();
}
