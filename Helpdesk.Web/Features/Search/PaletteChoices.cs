using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Actions;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Search;

/// <summary>What can be done or opened from anywhere. An action is the key that does it: whoever listens to the key does the work.</summary>
public sealed class PaletteChoices(IStringLocalizer<SearchTexts> texts, IStringLocalizer<ShellTexts> shell, IStringLocalizer<ActionTexts> actions, Me me)
{
    private static readonly string[] Settings = ["channels", "catalogue", "quarantine"];

    /// <summary>What can be done with the ticket that is open, of what is named so.</summary>
    public PaletteGroup Actions(TicketRow ticket, string typed)
    {
        var open = ticket.Status != TicketStatus.Done;
        return Named(texts["Actions", ticket.Number], typed,
        [
            open && ticket.AssigneeId is null ? Act("a", "take", actions["Take"]) : null,
            open ? Act("s", "solution", actions["Solution"]) : null,
            open ? Act("u", "update", actions["Update"]) : null,
            open ? Act("c", "tag", actions["Classify"]) : null,
            open ? Act("e", "escalate", actions["Escalate"]) : null,
            open ? Act("t", "transfer", actions["Transfer"]) : null,
            ticket.IsOurTurn ? Act("w", "chat", actions["WaitForCustomer"]) : null,
            ticket.IsOurTurn ? Act("z", "clock", actions["PutOff"]) : null,
            open && !ticket.IsOurTurn ? Act("z", "clock", actions["GoOn"]) : null,
            ticket is { Status: TicketStatus.Done, MergedInto: null } ? Act("s", "pencil", actions["CorrectSolution"]) : null,
            open ? null : Act("z", "new", actions["Reopen"]),
            Act("h", "clock", shell["KeyHistory"]),
            Act("m", "link", shell["KeyRelate"]),
            ticket.ConversationId is null ? null : Act("r", "reply", shell["KeyReply"]),
            ticket.ConversationId is null ? null : Act("n", "note", shell["KeyNote"]),
            ticket.CustomerId is null ? null : Act("d", "remote", shell["KeyAnyDesk"]),
        ]);
    }

    /// <summary>The pages that this person may open, of those named so.</summary>
    public PaletteGroup Pages(string typed) => Named(texts["Pages"], typed,
    [
        Page("/tickets", "chat", shell["Tickets"], "g a"),
        me.Can(Role.Supervisor) ? Page("/board", "queue", shell["Board"], "g f") : null,
        Page("/customers", "store", shell["Customers"], "g c"),
        me.Can(Role.Manager) ? Page("/reports", "reports", shell["Reports"], "g r") : null,
        me.Can(Role.Supervisor) ? Page("/groups", "store", texts["Groups"]) : null,
        me.Can(Role.Supervisor) ? Page("/customers/import", "download", texts["Import"]) : null,
        .. me.Can(Role.Administrator) ? Settings.Select(name => Page($"/settings/{name}", "settings", texts[name])) : [],
    ]);

    private static PaletteItem Act(string key, string icon, string words) => new($"act-{key}", icon, words) { Key = key };

    private static PaletteItem Page(string address, string icon, string words, string? key = null) =>
        new($"page{address.Replace('/', '-')}", icon, words) { Href = address, Key = key };

    private static PaletteGroup Named(string heading, string typed, PaletteItem?[] items)
    {
        var sought = SearchText.Plain(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PaletteGroup(heading, [.. items.OfType<PaletteItem>().Where(item => sought.All(word => IsIn(item.Words, word))).Select(item => item with { Sought = typed })]);
    }

    private static bool IsIn(string words, string beginning) => SearchText.Plain(words).Split(' ').Any(word => word.StartsWith(beginning, StringComparison.Ordinal));
}
