using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Microsoft.AspNetCore.WebUtilities;

namespace Helpdesk.Web.Features.Console;

/// <summary>The list's view, filters and order in the address. A ticket's address carries them too, so that a reload shows the same list.</summary>
public static class ConsoleAddress
{
    public const string Path = "/tickets";

    /// <summary>What a list is that nobody chose.</summary>
    public static readonly ListFilter Plain = new(TicketView.Open);

    public static string Of(ListFilter filter) => QueryHelpers.AddQueryString(Path, Parts(filter));

    /// <summary>What is to be added to a ticket's address; nothing for the plain list.</summary>
    public static string Query(ListFilter filter) => filter == Plain ? "" : QueryHelpers.AddQueryString("", Parts(filter));

    /// <summary>Null when it names no view, as the address of a ticket may. What means nothing in it is passed over.</summary>
    public static ListFilter? Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        if (Wire.Parse<TicketView>(Said("view")) is not { } view) return null;

        return new ListFilter(view)
        {
            Module = Said("module"),
            Type = Said("type"),
            Priority = Wire.Parse<Priority>(Said("priority")),
            Level = int.TryParse(Said("level"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
            AssigneeId = Guid.TryParse(Said("technician"), out var technician) ? technician : null,
            ChannelId = Guid.TryParse(Said("channel"), out var channel) ? channel : null,
            Order = Wire.Parse<ListOrder>(Said("order")) ?? ListOrder.Last,
        };

        string? Said(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= Limits.Key } said ? said : null;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parts(ListFilter filter) => new Dictionary<string, string?>
    {
        ["view"] = Wire.Spell(filter.View),
        ["module"] = filter.Module,
        ["type"] = filter.Type,
        ["priority"] = filter.Priority is { } priority ? Wire.Spell(priority) : null,
        ["level"] = filter.Level is { } level ? Wire.Number(level) : null,
        ["technician"] = filter.AssigneeId?.ToString(),
        ["channel"] = filter.ChannelId?.ToString(),
        ["order"] = filter.Order == ListOrder.Last ? null : Wire.Spell(filter.Order),
    }.Where(part => part.Value is not null);
}
