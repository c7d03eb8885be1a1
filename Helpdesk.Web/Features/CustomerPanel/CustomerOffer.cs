using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.CustomerPanel;

/// <summary>A customer that somebody may choose.</summary>
/// <param name="Details">What tells it from others of a like name.</param>
public sealed record CustomerOffer(Guid Id, string Name, string Details, bool Active)
{
    public static CustomerOffer Of(CustomerLine line, IStringLocalizer<CustomerPanelTexts> texts) =>
        new(line.Id, line.ShownName, Join(line.Active ? null : texts["Inactive"].Value, Number(line.TaxId), line.ResponsibleName), line.Active);

    public static CustomerOffer Of(CandidateCustomer candidate, IStringLocalizer<CustomerPanelTexts> texts) =>
        new(candidate.Id, candidate.ShownName, Join(candidate.Active ? null : texts["InactiveMore"].Value, Number(candidate.TaxId)), candidate.Active);

    public static CustomerOffer Of(SuggestedCustomer suggested, IStringLocalizer<CustomerPanelTexts> texts) =>
        new(suggested.Id, suggested.ShownName, suggested.Clue == Clue.TaxIdInMessage ? texts["ClueTaxId", Number(suggested.Said)!] : texts[$"Clue{suggested.Clue}", suggested.Said], Active: true);

    private static string? Number(string? taxId) => TaxId.From(taxId)?.Display ?? taxId;

    private static string Join(params string?[] parts) => string.Join(" · ", parts.OfType<string>());
}
