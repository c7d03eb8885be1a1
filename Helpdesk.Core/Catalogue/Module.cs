using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Catalogue;

/// <summary>A module of the ERP that customers license ("pdv").</summary>
public sealed class Module : Entity
{
    public Module(string key, string name, string? currentVersion, int order) =>
        (Key, Name, CurrentVersion, Order) = (key, name, currentVersion, order);

    private Module() { }

    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The version that machines should run ("10.2.1"); null when unknown.</summary>
    public string? CurrentVersion { get; private set; }

    public int Order { get; private set; }
    public bool Active { get; private set; } = true;

    public void Change(CatalogueEntry entry)
    {
        (Name, CurrentVersion, Order, Active) = (entry.Name, entry.Detail, entry.Order, entry.Active);
        Announce(new CatalogueChanged(Id));
    }
}
