using Helpdesk.Core.Desk;

namespace Helpdesk.Web.Features.Console;

/// <summary>Which list this person looked at last, for whoever comes back from another page by an address that does not say.</summary>
public sealed class ListPlace
{
    public ListFilter Filter { get; set; } = ConsoleAddress.Plain;
}
