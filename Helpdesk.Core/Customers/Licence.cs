namespace Helpdesk.Core.Customers;

/// <summary>How many of a module a customer licensed.</summary>
public sealed class Licence
{
    public Licence(string moduleKey, int quantity) => (ModuleKey, Quantity) = (moduleKey, quantity);

    private Licence() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid CustomerId { get; private set; }
    public string ModuleKey { get; private set; } = "";
    public int Quantity { get; private set; }

    public void Change(int quantity) => Quantity = quantity;
}
