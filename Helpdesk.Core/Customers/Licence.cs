namespace Helpdesk.Core.Customers;

/// <summary>How many of a module a customer licensed.</summary>
public sealed class Licence
{
    public Licence(string moduleKey, int quantity, DateOnly? validUntil = null) => (ModuleKey, Quantity, ValidUntil) = (moduleKey, quantity, validUntil);

    private Licence() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid CustomerId { get; private set; }
    public string ModuleKey { get; private set; } = "";
    public int Quantity { get; private set; }

    /// <summary>The last day on which it is valid; null when it has no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public void Change(int quantity, DateOnly? validUntil) => (Quantity, ValidUntil) = (quantity, validUntil);
}
