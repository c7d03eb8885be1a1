using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Catalogue;

/// <summary>What kind of work a ticket is ("error"). Administrators extend the list.</summary>
public sealed class TicketType : Entity
{
    public TicketType(string key, string name, string nameEn, int order) => (Key, Name, NameEn, Order) = (key, name, nameEn, order);

    private TicketType() { }

    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    public int Order { get; private set; }
    public bool Active { get; private set; } = true;

    public void Change(CatalogueEntry entry)
    {
        (Name, NameEn, Order, Active) = (entry.Name, entry.Detail ?? entry.Name, entry.Order, entry.Active);
        Announce(new CatalogueChanged(Id));
    }
}
