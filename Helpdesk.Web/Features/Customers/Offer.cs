using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;

namespace Helpdesk.Web.Features.Customers;

/// <summary>A customer that another may be the same as.</summary>
/// <param name="Reason">Why it is offered; null when somebody looked for it.</param>
internal sealed record Offer(string ExternalId, string ShownName, string? TaxId, TwinReason? Reason)
{
    public static Offer Of(TwinLine twin) => new(twin.ExternalId, twin.ShownName, twin.TaxId, twin.Reason);

    public static Offer Of(CustomerLine line) => new(line.ExternalId, line.ShownName, line.TaxId, null);
}
