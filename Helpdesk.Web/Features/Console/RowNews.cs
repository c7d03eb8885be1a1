using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;

namespace Helpdesk.Web.Features.Console;

/// <summary>Reads the rows that news call for, once on this node however many consoles show them.</summary>
public sealed class RowNews(LiveHub hub, TicketRows rows)
{
    public static bool Concerns(LiveEvent news) => news is TicketChanged or MessageChanged or ConversationChanged;

    /// <summary>The rows that these news change, as they are now. Of several news about the same thing one reading is enough.</summary>
    public async Task<IReadOnlyList<TicketRow>> ReadAsync(IEnumerable<LiveEvent> news)
    {
        var latest = news.Where(Concerns).GroupBy(Subject).Select(about => about.Last());
        var readings = await Task.WhenAll(latest.Select(ReadAsync));
        return [.. readings.SelectMany(read => read)];
    }

    /// <summary>Of rows that are shown, those of customers who changed, as they are now: they may go by another name.</summary>
    public async Task<IReadOnlyList<TicketRow>> ReadOfCustomersAsync(IEnumerable<LiveEvent> news, IReadOnlyCollection<TicketRow> shown)
    {
        var changed = news.OfType<CustomerChanged>().ToLookup(customer => (Guid?)customer.CustomerId);
        if (changed.Count == 0) return [];

        var ids = shown.Where(row => changed.Contains(row.CustomerId)).Select(row => row.Id).ToList();
        return ids.Count == 0 ? [] : await rows.ReadAsync(ids);
    }

    private Task<List<TicketRow>> ReadAsync(LiveEvent news) => hub.ReadOnceAsync(news, "rows", () => news is TicketChanged ticket
        ? rows.ReadAsync([ticket.TicketId])
        : rows.OfConversationAsync(Subject(news)));

    private static Guid Subject(LiveEvent news) => news switch
    {
        TicketChanged ticket => ticket.TicketId,
        MessageChanged message => message.ConversationId,
        ConversationChanged conversation => conversation.ConversationId,
        _ => Guid.Empty,
    };
}
