using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;

namespace Helpdesk.Web.Features.Console;

/// <summary>Reads the rows that news call for, once on this node however many consoles show them.</summary>
public sealed class RowNews(LiveHub hub, TicketRows rows)
{
    public static bool Concerns(LiveEvent news) => news is TicketChanged or MessageChanged or ConversationChanged or ConversationJoined or AddressChanged;

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
        List<CustomerChanged> changed = [.. news.OfType<CustomerChanged>()];
        if (changed.Count == 0) return [];

        // Lists differ: whoever shows the same rows shares the reading.
        var ids = shown.Where(row => changed.Exists(customer => customer.CustomerId == row.CustomerId)).Select(row => row.Id).Order().ToList();
        return ids.Count == 0 ? [] : await hub.ReadOnceAsync(changed[^1], $"rows {string.Join(' ', ids)}", () => rows.ReadAsync(ids));
    }

    private Task<List<TicketRow>> ReadAsync(LiveEvent news) => hub.ReadOnceAsync(news, "rows", () => news is TicketChanged ticket
        ? rows.ReadAsync([ticket.TicketId])
        : rows.OfConversationAsync(Subject(news)));

    private static Guid Subject(LiveEvent news) => news switch
    {
        TicketChanged ticket => ticket.TicketId,
        MessageChanged message => message.ConversationId,
        ConversationChanged conversation => conversation.ConversationId,
        ConversationJoined joined => joined.ConversationId,
        AddressChanged address => address.ConversationId,
        _ => Guid.Empty,
    };
}
