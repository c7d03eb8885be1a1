using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Features.Customers;

/// <summary>What stands in the form of a customer's plain facts, as people write it.</summary>
public sealed class DataInput
{
    public string? LegalName { get; set; }
    public string? TradeName { get; set; }
    public string? TaxId { get; set; }
    public TaxRegime TaxRegime { get; set; }
    public string? ResponsibleName { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }

    public static DataInput Of(CustomerEntry entry) => new()
    {
        LegalName = entry.LegalName,
        TradeName = entry.TradeName,
        TaxId = Core.Customers.TaxId.From(entry.TaxId)?.Display ?? entry.TaxId,
        TaxRegime = entry.TaxRegime,
        ResponsibleName = entry.ResponsibleName,
        City = entry.City,
        State = entry.State,
    };

    public CustomerEntry On(CustomerEntry shown) => shown with
    {
        LegalName = Text(LegalName),
        TradeName = Text(TradeName),
        TaxId = Core.Customers.TaxId.From(TaxId)?.Value ?? Text(TaxId),
        TaxRegime = TaxRegime,
        ResponsibleName = Text(ResponsibleName),
        City = Text(City),
        State = Text(State),
    };

    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
