using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Search;

/// <summary>What was found, as lines of the palette.</summary>
public sealed class PaletteFindings(IStringLocalizer<SearchTexts> texts, Times times)
{
    public PaletteGroup Tickets(FoundWork found, string sought) => new(texts["Tickets"], [.. found.Tickets.Select(ticket =>
        new PaletteItem($"t{ticket.Number}", StatusLook.Icon(ticket.Status), $"#{ticket.Number} {(ticket.Subject.Length > 0 ? ticket.Subject : texts["NoSubject"])}")
        {
            Details = ticket.Who,
            Meta = times.Brief(ticket.OpenedAt),
            Href = $"/tickets/{ticket.Number}",
            Look = StatusLook.Css(ticket.Status),
            Sought = sought,
        })]);

    public PaletteGroup Solutions(FoundWork found, string sought) => new(texts["Solutions"], [.. found.Solutions.Select(solution =>
        new PaletteItem($"s{solution.Number}", "solution", Marks.Excerpt(solution.Solution, sought))
        {
            Details = solution.Cause ?? solution.Subject,
            Meta = $"#{solution.Number}",
            Href = $"/tickets/{solution.Number}",
            Sought = sought,
        })]);

    public PaletteGroup Messages(FoundWork found, string sought) => new(texts["Messages"], [.. found.Messages.Select(message =>
        new PaletteItem($"m{message.Id:N}", message.IsNote ? "note" : "chat", Marks.Excerpt(message.Text, sought))
        {
            Meta = string.Join(", ", new[] { message.Who, times.Brief(message.SentAt) }.OfType<string>()),
            Href = $"/tickets/{message.Number}?message={message.Id}",
            Sought = sought,
        })]);

    public PaletteGroup Customers(IEnumerable<CustomerLine> found, string sought) => new(texts["Customers"], [.. found.Select(customer =>
        new PaletteItem($"c{customer.Id:N}", "store", customer.ShownName)
        {
            Details = customer.LegalName == customer.ShownName ? null : customer.LegalName,
            Meta = customer.City ?? PhoneNumber.FromTyped(customer.Phone)?.Display,
            Href = $"/customers/{Uri.EscapeDataString(customer.ExternalId)}",
            Sought = sought,
        })]);

    public PaletteGroup Machines(IEnumerable<FoundMachine> found, string sought) => new(texts["Machines"], [.. found.Select(machine =>
        new PaletteItem($"p{machine.Id:N}", "remote", machine.Name)
        {
            Details = machine.CustomerName,
            Meta = AnyDeskId.From(machine.AnyDeskId)?.Display ?? machine.AnyDeskId,
            Href = $"/customers/{Uri.EscapeDataString(machine.CustomerExternalId)}",
            MachineId = machine.AnyDeskId is null ? null : machine.Id,
            Sought = sought,
        })]);
}
