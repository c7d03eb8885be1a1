using System.Globalization;

namespace Helpdesk.Core.Customers;

/// <summary>A customer with everything that belongs to it, field by field in words: two pictures tell what changed between them.</summary>
internal sealed class CustomerPicture
{
    private readonly Dictionary<string, string> _fields = [];

    private CustomerPicture() { }

    /// <param name="customer">Whole; null when there was none yet.</param>
    public static CustomerPicture Of(Customer? customer)
    {
        var picture = new CustomerPicture();
        if (customer is null) return picture;

        picture.Draw(customer);
        foreach (var contact in customer.Contacts) picture.Draw($"contact:{contact.ShownName}", contact.Role, [.. contact.Phones.Select(p => p.Number)]);
        foreach (var licence in customer.Licences) picture.Draw($"licence:{licence.ModuleKey}", Number(licence.Quantity), [licence.ValidUntil?.ToString("O", CultureInfo.InvariantCulture)]);
        foreach (var machine in customer.Machines) picture.Draw(machine);
        return picture;
    }

    /// <summary>In the order of the fields.</summary>
    public IEnumerable<ChangedField> ChangesTo(CustomerPicture later) =>
        from name in _fields.Keys.Union(later._fields.Keys)
        let field = new ChangedField(name, _fields.GetValueOrDefault(name), later._fields.GetValueOrDefault(name))
        where field.Before != field.After
        select field;

    private void Draw(Customer customer)
    {
        Draw("legalName", customer.LegalName);
        Draw("tradeName", customer.TradeName);
        Draw("taxId", customer.TaxId);
        Draw("taxRegime", Wire.Spell(customer.TaxRegime));
        Draw("responsibleName", customer.ResponsibleName);
        Draw("city", customer.City);
        Draw("state", customer.State);
        Draw("tags", string.Join(", ", customer.Tags));
        Draw("notes", customer.Notes);
        Draw("active", customer.Active ? "true" : "false");
    }

    private void Draw(Machine machine) => Draw(
        $"machine:{machine.Name}", machine.AnyDeskId,
        [Wire.Spell(machine.Role), .. machine.Modules.OrderBy(m => m.ModuleKey, StringComparer.Ordinal).Select(m => $"{m.ModuleKey} {m.Version}"), machine.Notes]);

    private void Draw(string name, string? first, params string?[] more)
    {
        var words = string.Join(" · ", more.Prepend(first).Where(word => !string.IsNullOrEmpty(word)));

        // A part that says nothing but its name is there all the same.
        if (words.Length > 0) _fields[name] = words;
        else if (name.Contains(':', StringComparison.Ordinal)) _fields[name] = "–";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
